// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/large_memory.hpp"

#include <cstdlib>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace mora::inline v0::detail {

namespace {

constexpr std::size_t cache_line = 64;
constexpr std::size_t large_page = std::size_t{2} << 20;

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

}  // namespace

void* allocate_memory(std::size_t bytes, Pages pages) {
  const std::size_t alignment = pages == Pages::large ? large_page : cache_line;
  const std::size_t size = rounded_up(bytes, alignment);
  void* const memory = std::aligned_alloc(alignment, size);
  if (memory == nullptr) throw std::bad_alloc();
#if defined(__linux__)
  // No more than a hint: without it all is as it was, but slower.
  if (pages == Pages::large) (void)madvise(memory, size, MADV_HUGEPAGE);
#endif
  return memory;
}

void free_memory(void* memory) noexcept { std::free(memory); }

}  // namespace mora::inline v0::detail
