// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/trace.hpp"

namespace mora::inline v0 {

std::string_view transition_name(TransitionKind kind) {
  switch (kind) {
    case TransitionKind::opened: return "opened";
    case TransitionKind::paused: return "paused";
    case TransitionKind::resumed: return "resumed";
    case TransitionKind::matched: return "matched";
    case TransitionKind::warned: return "warned";
    case TransitionKind::met: return "met";
    case TransitionKind::met_late: return "met_late";
    case TransitionKind::violated: return "violated";
    case TransitionKind::held_back: return "held_back";
    case TransitionKind::aggravated: return "aggravated";
    case TransitionKind::cancelled: return "cancelled";
    case TransitionKind::replaced: return "replaced";
    case TransitionKind::forgotten: break;
  }
  return "forgotten";
}

}  // namespace mora::inline v0
