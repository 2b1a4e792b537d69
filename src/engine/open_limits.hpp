// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// OpenLimits: how many obligations may be live at a time. Data only.

#include <cstdint>

namespace mora::inline v0::detail {

struct OpenLimits {
  OpenLimits() = default;
  // 0: any number.
  OpenLimits(std::uint64_t all, std::uint64_t one_case)
      : in_all(all == 0 ? UINT64_MAX : all),
        in_case(one_case == 0 ? UINT64_MAX : one_case),
        unasked(one_case == 0 ? in_all : 0) {}

  std::uint64_t in_all = UINT64_MAX;
  std::uint64_t in_case = UINT64_MAX;
  // While fewer than so many are live, one more may be opened without a look at its case: all that
  // an opening costs where there is no limit.
  std::uint64_t unasked = UINT64_MAX;
};

}  // namespace mora::inline v0::detail
