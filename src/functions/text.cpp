// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// len, lower, starts_with, ends_with, contains. Null in, null out.

#include <cstring>
#include <string>

#include "engine/interpret.hpp"
#include "engine/scratch.hpp"
#include "functions/table.hpp"

namespace mora::functions {

using detail::CallContext;
using sema::Function;
using sema::Type;
using Arguments = std::span<const Value>;

namespace {

// Characters, not bytes: every byte but the continuation bytes of UTF-8 begins one.
std::int64_t count_characters(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

Value len(Arguments arguments, const CallContext& /*context*/) {
  const Value& value = arguments[0];
  if (value.kind() == ValueKind::string) return Value::number(count_characters(value.string()));
  if (value.kind() != ValueKind::list) return {};
  return Value::number(static_cast<std::int64_t>(value.list().size()));
}

// The letters A to Z alone: what other letters become depends on the language of the text.
Value lower(Arguments arguments, const CallContext& context) {
  if (arguments[0].kind() != ValueKind::string) return {};
  const std::string_view text = arguments[0].string();
  char* const copy = context.scratch->allocate(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool capital = text[i] >= 'A' && text[i] <= 'Z';
    copy[i] = capital ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
  }
  return Value(std::string_view(copy, text.size()));
}

bool are_texts(Arguments arguments) {
  return arguments[0].kind() == ValueKind::string && arguments[1].kind() == ValueKind::string;
}

Value starts_with(Arguments arguments, const CallContext& /*context*/) {
  if (!are_texts(arguments)) return {};
  return Value(arguments[0].string().starts_with(arguments[1].string()));
}

Value ends_with(Arguments arguments, const CallContext& /*context*/) {
  if (!are_texts(arguments)) return {};
  return Value(arguments[0].string().ends_with(arguments[1].string()));
}

// Both may come from a log: where it can be had, a search in time proportional to the text, for
// that of the standard library takes the product of the lengths if they are made for it.
bool has_part(std::string_view text, std::string_view part) {
#if defined(__GLIBC__)
  if (text.size() < part.size() || part.empty()) return part.empty();
  return memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
#else
  return text.find(part) != std::string_view::npos;
#endif
}

Value contains(Arguments arguments, const CallContext& /*context*/) {
  if (arguments[0].kind() == ValueKind::list) {
    return Value(detail::contains(arguments[0].list(), arguments[1]));
  }
  if (!are_texts(arguments)) return {};
  return Value(has_part(arguments[0].string(), arguments[1].string()));
}

}  // namespace

std::vector<Function> text_functions() {
  const std::vector<Type> text = {Type::string};
  const std::vector<Type> any = {};
  return {
      {"len",
       {{Type::string, Type::list}},
       Type::number,
       "len(text or list)",
       "how many characters or items",
       len},
      {"lower", {text}, Type::string, "lower(text)", "the text with A to Z made small", lower},
      {"starts_with",
       {text, text},
       Type::boolean,
       "starts_with(text, beginning)",
       "whether the text begins so",
       starts_with},
      {"ends_with",
       {text, text},
       Type::boolean,
       "ends_with(text, end)",
       "whether the text ends so",
       ends_with},
      {"contains",
       {{Type::string, Type::list}, any},
       Type::boolean,
       "contains(text or list, part)",
       "whether the text has the part, or the list the item",
       contains,
       true},
  };
}

}  // namespace mora::functions
