// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/status.hpp"

namespace mora::inline v0 {

std::string_view describe(Status status) {
  switch (status) {
    case Status::accepted: return "taken";
    case Status::held: return "held until no earlier event may come";
    case Status::duplicate: return "one of its type and id has been judged already";
    case Status::too_late: return "it is older than events that have been judged already";
    case Status::unknown_type: return "its type is not in the policy's vocabulary";
    case Status::too_few_fields: return "it has fewer fields than its type";
    case Status::time_out_of_range: return "its time is outside the years 0001 to 9999";
  }
  return "";
}

}  // namespace mora::inline v0
