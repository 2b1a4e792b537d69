// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The key of a case: SoughtKey as an event has it, CaseKey as the case's cell keeps it. Most keys
// are numbers of orders or machines and short enough to stand in the cell, so that whoever finds
// the cell needs no look at another place to know that it is the right one. Threads: plain values.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "engine/hot.hpp"
#include "engine/string_store.hpp"
#include "value/hash.hpp"

namespace mora::inline v0::detail {

// A short key as two words: its text, zeros behind it, and its size in the last byte. So short keys
// are equal exactly if their words are.
struct ShortKey {
  static constexpr std::size_t most = 11;  // bytes of text
  std::uint64_t low = 0;
  std::uint32_t high = 0;
};

// Of at most ShortKey::most bytes; reads none beyond the text.
[[nodiscard]] MORA_HOT ShortKey short_key(std::string_view text) {
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  ShortKey key;
  if constexpr (std::endian::native != std::endian::little) {
    char packed[ShortKey::most + 1] = {};
    if (size != 0) std::memcpy(packed, bytes, size);
    packed[ShortKey::most] = static_cast<char>(size);
    std::memcpy(&key.low, packed, sizeof key.low);
    std::memcpy(&key.high, packed + sizeof key.low, sizeof key.high);
    return key;
  }
  if (size >= 8) {
    key.low = word_at<std::uint64_t>(bytes);
    // The last four bytes, less those that stand in `low` already.
    const std::uint64_t end = word_at<std::uint32_t>(bytes + size - 4);
    key.high = static_cast<std::uint32_t>(end >> (8 * (12 - size)));
  } else if (size >= 4) {
    key.low = word_at<std::uint32_t>(bytes) | word_at<std::uint32_t>(bytes + size - 4)
                                                  << (8 * (size - 4));
  } else if (size > 0) {
    key.low = word_at<std::uint8_t>(bytes) | word_at<std::uint8_t>(bytes + size / 2)
                                                 << (8 * (size / 2));
    key.low |= word_at<std::uint8_t>(bytes + size - 1) << (8 * (size - 1));
  }
  key.high |= static_cast<std::uint32_t>(size) << 24;
  return key;
}

struct SoughtKey {
  SoughtKey() = default;
  MORA_HOT explicit SoughtKey(std::string_view key) { seek(key); }
  // A short key that was sought before. Its text is left out: its words say it.
  SoughtKey(const ShortKey& known, std::uint64_t known_hash) : hash(known_hash), words(known) {}

  // Puts each part in its place, for keys in a row: what is made elsewhere and copied as a whole
  // has to be waited for.
  MORA_HOT void seek(std::string_view key) {
    text = key;
    if (is_short()) {
      words = short_key(key);
      hash = folded_product(words.low ^ golden_ratio, words.high ^ 0xd6e8feb86659fd93);
    } else {
      hash = table_hash(key);
    }
  }
  [[nodiscard]] bool is_short() const { return text.size() <= ShortKey::most; }

  std::string_view text;
  std::uint64_t hash = 0;  // of the table of cases
  ShortKey words;          // if it is short
};

// The hash that the key has in the table of cases.
[[nodiscard]] inline std::uint64_t key_hash(std::string_view key) { return SoughtKey(key).hash; }

// Twelve bytes: a ShortKey, or the number of a kept text and a last byte that says so.
class CaseKey {
 public:
  CaseKey() : bytes_{} {}
  // A long text is kept in `strings`, until release().
  MORA_HOT CaseKey(const SoughtKey& key, StringStore& strings) {
    if (key.is_short()) {
      std::memcpy(bytes_, &key.words.low, sizeof key.words.low);
      std::memcpy(bytes_ + sizeof key.words.low, &key.words.high, sizeof key.words.high);
    } else {
      keep(key.text, strings);
    }
  }
  MORA_HOT void release(StringStore& strings) const {
    if (is_kept()) strings.release(kept());
  }

  // A short text stands in here: it moves with the object.
  [[nodiscard]] std::string_view view(const StringStore& strings) const {
    if (is_kept()) return strings.view(kept());
    return {bytes_, static_cast<std::size_t>(bytes_[ShortKey::most])};
  }
  [[nodiscard]] MORA_HOT bool is(const SoughtKey& key, const StringStore& strings) const {
    if (key.is_short()) {
      return word_at<std::uint64_t>(bytes_) == key.words.low &&
             word_at<std::uint32_t>(bytes_ + sizeof key.words.low) == key.words.high;
    }
    return is_kept() && StringStore::are_same(strings.view(kept()), key.text);
  }
  // The number of a text that is kept elsewhere; 0 if it stands in here.
  [[nodiscard]] StringId kept_text() const { return is_kept() ? kept() : 0; }

 private:
  static constexpr char kept_mark = 127;

  MORA_COLD void keep(std::string_view text, StringStore& strings) {
    const StringId id = strings.add(text);
    std::memset(bytes_, 0, sizeof bytes_);
    std::memcpy(bytes_, &id, sizeof id);
    bytes_[ShortKey::most] = kept_mark;
  }
  [[nodiscard]] bool is_kept() const { return bytes_[ShortKey::most] == kept_mark; }
  [[nodiscard]] StringId kept() const {
    StringId id = 0;
    std::memcpy(&id, bytes_, sizeof id);
    return id;
  }

  char bytes_[ShortKey::most + 1];
};

}  // namespace mora::inline v0::detail
