// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Builder: makes a ProgramData piece by piece: texts and constants once each, code, then the
// handle. Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "mora/program.hpp"

#include "program/program_data.hpp"

namespace mora::program {

using detail::CodeIndex;
using detail::Op;
using detail::ProgramData;
using detail::Text;

class Builder {
 public:
  Builder() = default;
  // Goes on where that program ends; what it has keeps its place.
  explicit Builder(const ProgramData& begun);

  // What is not text, constants or code is written here directly.
  ProgramData data;

  [[nodiscard]] Text text(std::string_view text);
  // Lives until the next text is added.
  [[nodiscard]] std::string_view view(Text text) const {
    return std::string_view(text_).substr(text.begin, text.size);
  }
  [[nodiscard]] detail::Phrases phrases(const std::vector<std::string>& texts);
  // The index of a constant that is no text, and of a text.
  [[nodiscard]] std::uint32_t constant(const Value& value);
  [[nodiscard]] std::uint32_t text_constant(std::string_view text);
  // The indices of `refs` in ProgramData::clause_refs.
  [[nodiscard]] std::uint32_t clause_refs(const std::vector<std::uint32_t>& refs);
  // The index of the kernel among ProgramData::functions.
  [[nodiscard]] std::uint32_t function(detail::Kernel kernel);

  [[nodiscard]] CodeIndex here() const { return static_cast<CodeIndex>(data.code.size()); }
  std::uint32_t emit(Op op, std::uint32_t c = 0, std::uint16_t b = 0, std::uint8_t a = 0);
  // The branch at `branch` goes to what is emitted next.
  void land(std::uint32_t branch) { data.code[branch].c = here(); }

  // The finished program. The builder is spent.
  [[nodiscard]] Program finish();

 private:
  struct TextHash {
    // NOLINTNEXTLINE(readability-identifier-naming): the name that maps ask for
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class Found>
  using ByText = std::unordered_map<std::string, Found, TextHash, std::equal_to<>>;

  void resolve_texts();
  void hash_events();

  std::string text_;
  ByText<Text> texts_;
  std::vector<std::pair<std::uint32_t, Text>> text_constants_;  // constant, its text
  ByText<std::uint32_t> text_constant_index_;
};

}  // namespace mora::program
