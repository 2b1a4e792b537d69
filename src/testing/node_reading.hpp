// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reading values out of a tree: each function reports what is wrong with a node and returns null.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/time.hpp"

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::testing {

// Moves what `from` has into `to`.
void hand_over(text::DiagnosticBag& from, text::DiagnosticBag& to);

// False if the node is of another kind; `what` names it in the message: "'events'".
bool expect_kind(const syntax::Node& node, syntax::NodeKind kind, std::string_view what,
                 text::DiagnosticBag& bag);
// Reports each key of a map that is not among `known`.
bool check_keys(const syntax::Node& map, std::span<const std::string_view> known,
                text::DiagnosticBag& bag);

[[nodiscard]] std::optional<bool> read_bool(const syntax::Node& node, std::string_view what,
                                            text::DiagnosticBag& bag);
[[nodiscard]] std::optional<std::uint64_t> read_count(const syntax::Node& node,
                                                      std::string_view what,
                                                      text::DiagnosticBag& bag);
// A list of numbers from 1.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> read_counts(const syntax::Node& node,
                                                                    std::string_view what,
                                                                    text::DiagnosticBag& bag);
// An exact duration.
[[nodiscard]] std::optional<Duration> read_duration(const syntax::Node& node, std::string_view what,
                                                    text::DiagnosticBag& bag);
// A timestamp; without an offset it is local time of the policy's zone.
[[nodiscard]] std::optional<TimePoint> read_time(const Program& program, const syntax::Node& node,
                                                 std::string_view what, text::DiagnosticBag& bag);

}  // namespace mora::testing
