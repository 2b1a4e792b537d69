// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Hashes of texts: one that ids are made of and that never changes,
// and a faster one for tables. Neither withstands keys that somebody chooses to make them collide.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace mora::inline v0::detail {

// What the ids of findings are made of: FNV-1a with a final mix
// (http://www.isthe.com/chongo/tech/comp/fnv/).
[[nodiscard]] inline std::uint64_t hash_text(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93;
  return h ^ (h >> 32);
}

// One more word of what an id is made of.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t word) {
  // One round of splitmix64 (https://prng.di.unimi.it/splitmix64.c) over the running hash.
  std::uint64_t z = (h ^ word) + 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

template <class Word>
[[nodiscard]] std::uint64_t word_at(const char* bytes) {
  Word word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// 2^64 over the golden ratio, and odd: a product with it spreads what differs in low bits over the
// high ones (Knuth, The Art of Computer Programming, vol. 3, section 6.4).
inline constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15;

// Both halves of a 128-bit product: every bit of either factor reaches the result.
[[nodiscard]] inline std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// For tables in memory: eight bytes at a time, texts of up to 16 bytes in two loads that may
// overlap. Differs between machines of different byte order, and may change.
[[nodiscard]] inline std::uint64_t table_hash(std::string_view text) {
  constexpr std::uint64_t other = 0xd6e8feb86659fd93;
  const char* bytes = text.data();
  std::size_t size = text.size();
  std::uint64_t h = size * golden_ratio;
  for (; size > 16; bytes += 8, size -= 8) {
    h = folded_product(h ^ word_at<std::uint64_t>(bytes), other);
  }
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  if (size >= 8) {
    a = word_at<std::uint64_t>(bytes);
    b = word_at<std::uint64_t>(bytes + size - 8);
  } else if (size >= 4) {
    a = word_at<std::uint32_t>(bytes);
    b = word_at<std::uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    a = word_at<std::uint8_t>(bytes) | word_at<std::uint8_t>(bytes + size / 2) << 8;
    b = word_at<std::uint8_t>(bytes + size - 1);
  }
  return folded_product(h ^ a ^ golden_ratio, b ^ other);
}

}  // namespace mora::inline v0::detail
