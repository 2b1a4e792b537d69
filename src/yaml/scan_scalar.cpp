// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/scan_scalar.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "text/utf8.hpp"

namespace mora::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_space(char c) { return is_blank(c) || is_break(c); }
bool is_flow_indicator(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }

// What an escape in double quotes stands for, and its length in the file.
struct Escape {
  std::string bytes;
  std::uint32_t length = 2;
};

std::optional<char32_t> simple_escape(char letter) {
  constexpr std::string_view letters = "0abtnvfre \"'\\/N_LP";
  constexpr char32_t values[] = {0,    7,    8,     9,     10,   11,   12,   13,     27,
                                 U' ', U'"', U'\'', U'\\', U'/', 0x85, 0xA0, 0x2028, 0x2029};
  if (letter == '\t') return U'\t';
  const std::size_t index = letters.find(letter);
  if (index == std::string_view::npos) return std::nullopt;
  return values[index];
}

std::optional<char32_t> hex_value(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const bool decimal = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!decimal && !letter) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(decimal ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value < 0x110000 ? std::optional(value) : std::nullopt;
}

// `text` begins behind the backslash.
std::optional<Escape> read_escape(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::size_t digits = text[0] == 'x' ? 2 : text[0] == 'u' ? 4 : text[0] == 'U' ? 8 : 0;
  if (text.size() < 1 + digits) return std::nullopt;
  const auto value = digits == 0 ? simple_escape(text[0]) : hex_value(text.substr(1, digits));
  if (!value) return std::nullopt;
  Escape escape;
  text::append(escape.bytes, *value);
  escape.length = static_cast<std::uint32_t>(2 + digits);
  return escape;
}

// Walks through raw and decoded text side by side. Each style's function returns whether they
// agree; at() is then the scalar's end.
class Aligner {
 public:
  Aligner(std::string_view file, std::uint32_t begin, std::string_view decoded)
      : file_(file), decoded_(decoded), at_(begin) {}

  bool plain() {
    while (!finished()) {
      if (!more()) return false;
      const bool same = is_space(file_[at_]) ? folded_space(0) : literal_run("");
      if (!same) return false;
    }
    if (decoded_.empty()) runs_.add_run(0, at_);
    return true;
  }

  bool single_quoted() {
    ++at_;
    while (more()) {
      if (file_[at_] == '\'') {
        if (at_ + 1 >= file_.size() || file_[at_ + 1] != '\'') return closing_quote();
        if (!decoded_bytes("'", 2)) return false;
        continue;
      }
      if (!(is_space(file_[at_]) ? folded_space(0) : literal_run("'"))) return false;
    }
    return false;
  }

  bool double_quoted() {
    ++at_;
    while (more()) {
      if (file_[at_] == '"') return closing_quote();
      if (file_[at_] == '\\') {
        if (!escape()) return false;
        continue;
      }
      if (!(is_space(file_[at_]) ? folded_space(0) : literal_run("\"\\"))) return false;
    }
    return false;
  }

  // Literal and folded blocks differ only in their white space, and hold no escapes: it is enough
  // that the words follow each other.
  bool block() {
    std::uint32_t end = skip_header();
    block_space();
    while (!finished()) {
      if (is_space(decoded_[done_])) {
        block_space();
        continue;
      }
      if (!more() || !literal_run("")) return false;
      end = at_;
    }
    at_ = end;
    return true;
  }

  [[nodiscard]] std::uint32_t at() const { return at_; }
  [[nodiscard]] text::OffsetMap take_runs() { return std::move(runs_); }

 private:
  [[nodiscard]] bool finished() const { return done_ == decoded_.size(); }
  [[nodiscard]] bool more() const { return at_ < file_.size(); }
  void add_run() { runs_.add_run(done_, at_); }

  // What stands for itself, up to white space or one of `ends`.
  bool literal_run(std::string_view ends) {
    const std::uint32_t begin = at_;
    add_run();
    while (more() && !finished() && file_[at_] == decoded_[done_] && !is_space(file_[at_]) &&
           ends.find(file_[at_]) == std::string_view::npos) {
      ++at_;
      ++done_;
    }
    return at_ != begin;
  }

  // `bytes` come next in the decoded text and take `length` bytes of the file.
  bool decoded_bytes(std::string_view bytes, std::uint32_t length) {
    if (decoded_.substr(done_, bytes.size()) != bytes) return false;
    add_run();
    done_ += static_cast<std::uint32_t>(bytes.size());
    at_ += length;
    return true;
  }

  bool closing_quote() {
    add_run();
    ++at_;
    return finished();
  }

  bool escape() {
    if (at_ + 1 < file_.size() && is_break(file_[at_ + 1])) {
      ++at_;
      return folded_space(1);
    }
    const std::optional<Escape> found = read_escape(file_.substr(at_ + 1));
    return found && decoded_bytes(found->bytes, found->length);
  }

  // White space of plain and quoted scalars: one line break is a blank, n are n - 1 of them, an
  // escaped one is none; blanks beside a break are dropped.
  bool folded_space(std::size_t escaped_breaks) {
    std::uint32_t end = at_;
    std::size_t breaks = 0;
    for (; end < file_.size() && is_space(file_[end]); ++end) {
      if (file_[end] == '\n' || (file_[end] == '\r' && file_.substr(end + 1, 1) != "\n")) ++breaks;
    }
    const std::uint32_t length = end - at_;
    if (breaks == 0) return decoded_bytes(file_.substr(at_, length), length);
    if (breaks == 1 && escaped_breaks == 0) return decoded_bytes(" ", length);
    return decoded_bytes(std::string(breaks - 1, '\n'), length);
  }

  void block_space() {
    const auto end_of_space = [](std::string_view text, std::uint32_t from) {
      while (from < text.size() && is_space(text[from])) ++from;
      return from;
    };
    const std::uint32_t end = end_of_space(file_, at_);
    const std::uint32_t done = end_of_space(decoded_, done_);
    while (at_ < end && done_ < done && file_[at_] == decoded_[done_]) {
      add_run();
      ++at_;
      ++done_;
    }
    add_run();
    at_ = end;
    done_ = done;
  }

  // Returns the end of the indicators.
  std::uint32_t skip_header() {
    while (more() && !is_space(file_[at_])) ++at_;
    const std::uint32_t end = at_;
    while (more() && !is_break(file_[at_])) ++at_;
    if (more() && file_[at_] == '\r') ++at_;
    if (more() && file_[at_] == '\n') ++at_;
    return end;
  }

  std::string_view file_;
  std::string_view decoded_;
  std::uint32_t at_;
  std::uint32_t done_ = 0;
  text::OffsetMap runs_;
};

bool align(Aligner& aligner, char first) {
  if (first == '\'') return aligner.single_quoted();
  if (first == '"') return aligner.double_quoted();
  if (first == '|' || first == '>') return aligner.block();
  return aligner.plain();
}

}  // namespace

std::uint32_t skip_space(std::string_view file, std::uint32_t at) {
  while (at < file.size()) {
    if (is_space(file[at])) {
      ++at;
      continue;
    }
    const bool comment = file[at] == '#' && (at == 0 || is_space(file[at - 1]));
    if (!comment) break;
    at = static_cast<std::uint32_t>(std::min(file.find('\n', at), file.size()));
  }
  return at;
}

std::uint32_t end_of_word(std::string_view file, std::uint32_t at) {
  while (at < file.size() && !is_space(file[at]) && !is_flow_indicator(file[at])) ++at;
  return at;
}

bool begins_property(std::string_view file, std::uint32_t at) {
  return at < file.size() && (file[at] == '&' || file[at] == '!');
}

// A tag ends where a character comes that no tag has: a quote may follow at once. An anchor's name
// may have quotes in it.
std::uint32_t end_of_property(std::string_view file, std::uint32_t at) {
  if (file[at] == '&') return end_of_word(file, at);
  if (file.substr(at, 2) == "!<") {
    const std::size_t close = std::min(file.find('>', at), file.size() - 1);
    return static_cast<std::uint32_t>(close + 1);
  }
  const auto is_of_tag = [](char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    constexpr std::string_view signs = "-#;/?:@&=+$_.~*'()%!";
    return is_letter || (c >= '0' && c <= '9') || signs.find(c) != std::string_view::npos;
  };
  ++at;
  while (at < file.size() && is_of_tag(file[at])) ++at;
  return at;
}

std::uint32_t end_of_properties(std::string_view file, std::uint32_t at) {
  std::uint32_t end = at;
  for (; begins_property(file, at); at = skip_space(file, end)) end = end_of_property(file, at);
  return end;
}

std::uint32_t skip_properties(std::string_view file, std::uint32_t at) {
  const std::uint32_t end = end_of_properties(file, at);
  return end == at ? at : skip_space(file, end);
}

std::uint32_t closing_quote(std::string_view file, std::uint32_t opening) {
  const char quote = file[opening];
  std::size_t at = opening + 1;
  for (; at < file.size(); ++at) {
    const bool doubled = quote == '\'' && file.substr(at, 2) == "''";
    const bool escaped = quote == '"' && file[at] == '\\';
    if (file[at] == quote && !doubled) break;
    if (doubled || escaped) ++at;
  }
  return static_cast<std::uint32_t>(std::min(at, file.size()));
}

ScannedScalar scan_scalar(std::string_view file, std::uint32_t mark, std::string_view decoded) {
  ScannedScalar scanned;
  scanned.begin = skip_properties(file, mark);
  const char first = scanned.begin < file.size() ? file[scanned.begin] : '\0';
  scanned.quoted = first == '\'' || first == '"' || first == '|' || first == '>';
  Aligner aligner(file, scanned.begin, decoded);
  scanned.exact = align(aligner, first);
  if (scanned.exact) {
    scanned.end = aligner.at();
    scanned.offsets = aligner.take_runs();
    return scanned;
  }
  const std::size_t longest = std::min(decoded.size(), file.size() - scanned.begin);
  scanned.end = scanned.begin + static_cast<std::uint32_t>(longest);
  if (first == '\'' || first == '"') {
    const std::uint32_t closing = closing_quote(file, scanned.begin);
    scanned.unclosed = closing == file.size();
    if (!scanned.unclosed) scanned.end = closing + 1;
  }
  scanned.offsets.add_run(0, scanned.begin);
  return scanned;
}

}  // namespace mora::yaml
