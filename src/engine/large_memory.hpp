// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Memory for tables that may become large. Whoever looks at ten million cases in no order spends
// more time on finding the page than on the case, if pages have 4 KiB: so large pieces ask the
// system for pages of 2 MiB, where it has them. Threads: any.

#include <cstddef>

namespace mora::inline v0::detail {

enum class Pages { usual, large };

// Throws std::bad_alloc. Aligned to a cache line; nothing in it is touched.
[[nodiscard]] void* allocate_memory(std::size_t bytes, Pages pages);
void free_memory(void* memory) noexcept;

// For std::vector: large pages from 4 MiB on.
template <class T>
struct LargeAllocator {
  // NOLINTNEXTLINE(readability-identifier-naming): the name that allocators have
  using value_type = T;
  LargeAllocator() = default;
  template <class U>
  explicit(false) LargeAllocator(const LargeAllocator<U>&) {
  }  // NOLINT(google-explicit-constructor)

  [[nodiscard]] T* allocate(std::size_t count) {
    constexpr std::size_t large = std::size_t{4} << 20;
    const std::size_t bytes = count * sizeof(T);
    return static_cast<T*>(allocate_memory(bytes, bytes >= large ? Pages::large : Pages::usual));
  }
  void deallocate(T* memory, std::size_t /*count*/) noexcept { free_memory(memory); }
  friend bool operator==(const LargeAllocator&, const LargeAllocator&) { return true; }
};

}  // namespace mora::inline v0::detail
