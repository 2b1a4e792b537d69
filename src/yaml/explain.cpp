// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/explain.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <yaml-cpp/depthguard.h>

#include "text/suggest.hpp"
#include "yaml/scan_scalar.hpp"

namespace mora::yaml {
namespace {

namespace msg = YAML::ErrorMsg;

struct Words {
  std::string_view error;  // how the library's message begins
  std::string_view message;
  std::string_view help;
};

const Words table[] = {
    {msg::END_OF_MAP_FLOW, "this does not belong into a map in braces",
     "a comma or the closing '}' is missing"},
    {msg::END_OF_SEQ_FLOW, "this does not belong into a list in brackets",
     "a comma or the closing ']' is missing"},
    {msg::END_OF_MAP, "this does not fit into the map around it",
     "is it indented as the lines around it, and is there a ': ' behind each key?"},
    {msg::END_OF_SEQ, "this does not fit into the list above it",
     "is it indented as the other items, and do all of them begin with '- '?"},
    {msg::MAP_VALUE, "a ':' that cannot stand here", "put a text that holds ': ' in quotes"},
    {msg::MAP_KEY, "a key that cannot stand here", "is the indentation right?"},
    {msg::BLOCK_ENTRY, "a '-' that cannot stand here",
     "items of a list stand on lines of their own, all indented alike"},
    {msg::FLOW_END, "a closing bracket without an opening one",
     "put a text that holds brackets in quotes"},
    {msg::UNKNOWN_TOKEN, "no value can begin with this character", "put the text in quotes"},
    {msg::DOC_IN_SCALAR, "'---' or '...' at the beginning of a line ends the quoted text too early",
     "is the text before it missing its closing quote?"},
    {msg::INVALID_ESCAPE, "double quotes do not know this escape",
     "write '\\\\' for a backslash, or use single quotes"},
    {msg::INVALID_HEX, "this escape wants hexadecimal digits",
     R"(write \x41, \u0041 or \U00000041)"},
    {msg::INVALID_UNICODE, "this escape names no character", ""},
    {msg::ALIAS_NOT_FOUND, "a name is missing behind '*'",
     "put a text that begins with '*' in quotes"},
    {msg::CHAR_IN_ALIAS, "a character that no name of an alias has",
     "put a text that begins with '*' in quotes"},
    {msg::ANCHOR_NOT_FOUND, "a name is missing behind '&'",
     "put a text that begins with '&' in quotes"},
    {msg::CHAR_IN_ANCHOR, "a character that no name of an anchor has",
     "put a text that begins with '&' in quotes"},
    {msg::ALIAS_CONTENT, "an alias with a value of its own", "an alias stands alone"},
    {msg::CHAR_IN_BLOCK, "only a digit, + or -, and a comment may follow | or >",
     "the text begins on the next line"},
};

std::string_view line_before(std::string_view file, std::uint32_t at) {
  const std::string_view before = file.substr(0, at);
  const std::size_t begin = before.rfind('\n');
  return begin == std::string_view::npos ? before : before.substr(begin + 1);
}

// key: "a" == b: the quotes end the value, and what follows is in nobody's place.
bool follows_a_quote(std::string_view file, std::uint32_t at) {
  const std::string_view before = line_before(file, at);
  const std::size_t last = before.find_last_not_of(" \t");
  return last != std::string_view::npos && (before[last] == '"' || before[last] == '\'');
}

// The first opening quote from `at` on that is never closed.
std::optional<std::uint32_t> find_open_quote(std::string_view file, std::uint32_t at) {
  constexpr std::string_view before_value = " \t\n:,[{";
  for (; at < file.size(); ++at) {
    const char c = file[at];
    const bool begins_value = at == 0 || before_value.find(file[at - 1]) != std::string_view::npos;
    if (!begins_value || (c != '"' && c != '\'')) continue;
    const std::uint32_t closing = closing_quote(file, at);
    if (closing == file.size()) return at;
    at = closing;
  }
  return std::nullopt;
}

void explain_unknown_anchor(std::string_view file, Span at, const TreeBuilder& builder,
                            text::DiagnosticBag& bag) {
  at.end = end_of_word(file, at.begin);
  const std::string_view name = file.substr(at.begin + 1, at.end - at.begin - 1);
  const std::vector<std::string_view> names = builder.anchor_names();
  bag.report(Code::unknown_anchor, at, "no anchor '&" + std::string(name) + "' stands before this")
      .help = text::suggestion(name, names);
}

void explain_open_quote(std::string_view file, Span at, const TreeBuilder& builder,
                        text::DiagnosticBag& bag) {
  if (const auto quote = find_open_quote(file, builder.position())) {
    at.begin = *quote;
    at.end = *quote + 1;
  }
  bag.report(Code::yaml_syntax, at, "this quote is never closed");
}

const Words* find_words(std::string_view error) {
  const auto found = std::find_if(std::begin(table), std::end(table), [error](const Words& words) {
    return error.starts_with(words.error);
  });
  return found == std::end(table) ? nullptr : &*found;
}

// The line of `at` and the one above it.
std::string_view two_lines(std::string_view file, std::uint32_t at) {
  const std::size_t end = std::min(file.find('\n', at), file.size());
  const std::size_t line = at - line_before(file, at).size();
  const std::size_t begin =
      line == 0 ? 0 : line - 1 - line_before(file, static_cast<std::uint32_t>(line - 1)).size();
  return file.substr(begin, end - begin);
}

// Whether a line begins as key：value does.
bool has_wide_colon(std::string_view lines) {
  const std::size_t wide = lines.find("：");
  if (wide == std::string_view::npos) return false;
  const std::string_view key = line_before(lines, static_cast<std::uint32_t>(wide));
  return key.find_first_of(":'\"#") == std::string_view::npos;
}

// A mistake that explains a library's message better than its words do.
std::string_view likely_cause(std::string_view error, std::string_view file, std::uint32_t at) {
  if (has_wide_colon(two_lines(file, at))) {
    return "a key ends with ':' and a blank, not with the full-width '：'";
  }
  if (line_before(file, at).find('\t') != std::string_view::npos) {
    return "a tab does not indent; use blanks";
  }
  const bool first_colon = line_before(file, at).find(": ") == std::string_view::npos;
  if (error == msg::MAP_VALUE && first_colon) {
    return "is the line above missing its ': ', or this one indented wrongly?";
  }
  return {};
}

// The library marks what follows a lonely * or &.
Span widen_to_sign(std::string_view error, Span at) {
  const bool sign = error == msg::ALIAS_NOT_FOUND || error == msg::ANCHOR_NOT_FOUND;
  return sign && at.begin > 0 ? Span{at.source, at.begin - 1, at.begin} : at;
}

}  // namespace

void explain(const YAML::Exception& error, std::string_view file, Span at,
             const TreeBuilder& builder, text::DiagnosticBag& bag) {
  if (error.msg.starts_with(msg::UNKNOWN_ANCHOR)) {
    explain_unknown_anchor(file, at, builder, bag);
    return;
  }
  if (error.msg.starts_with(msg::EOF_IN_SCALAR)) {
    explain_open_quote(file, at, builder, bag);
    return;
  }
  if (error.msg.starts_with(msg::TAB_IN_INDENTATION)) {
    bag.report(Code::tab_indent, at, "a tab in the indentation").help = "indent with spaces";
    return;
  }
  if (dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr) {
    bag.report(Code::too_deep, at, "nested too deeply");
    return;
  }
  if (error.msg.starts_with("end of") && follows_a_quote(file, at.begin)) {
    const std::string_view rest = file.substr(at.begin);
    const bool wide = rest.starts_with("，") || rest.starts_with("：");
    bag.report(Code::yaml_syntax, at, "text behind a closing quote").help =
        wide ? "YAML knows ',' and ':', not the full-width '，' and '：'"
             : "put the whole value in quotes, as '\"a b\" where c == \"d\"'; or is an earlier "
               "quote not closed?";
    return;
  }
  const Words* const words = find_words(error.msg);
  if (words == nullptr) {
    bag.report(Code::yaml_syntax, at, "this is not YAML: " + error.msg);
    return;
  }
  const std::string_view cause = likely_cause(error.msg, file, at.begin);
  Diagnostic& diagnostic =
      bag.report(Code::yaml_syntax, widen_to_sign(error.msg, at), std::string(words->message));
  diagnostic.help = cause.empty() ? words->help : cause;
  const Span bracket = builder.open_bracket();
  if (bracket.end > bracket.begin)
    diagnostic.notes.push_back({bracket, "the bracket is opened here"});
}

}  // namespace mora::yaml
