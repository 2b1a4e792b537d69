// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "review/review_policy.hpp"

namespace mora::review {

#define MORA_REVIEW(name) void name(const ReviewContext& context);
#include "review/list.def"
#undef MORA_REVIEW

void review_policy(const ReviewContext& context) {
#define MORA_REVIEW(name) name(context);
#include "review/list.def"
#undef MORA_REVIEW
}

}  // namespace mora::review
