// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/ready_case.hpp"

#include <algorithm>
#include <utility>

#include "testing/node_reading.hpp"

namespace mora::testing {
namespace {

using syntax::Node;
using text::DiagnosticBag;

// An event that a log reader would reject is no mistake where the case says that it is rejected.
std::optional<Event> read_event(EventFileReader& reader, const WrittenCase& written,
                                std::uint64_t number, DiagnosticBag& bag) {
  DiagnosticBag own;
  const auto event = reader.read(written.events->items[number - 1], number, own);
  if (!is_rejected(written, number)) hand_over(own, bag);
  return event;
}

}  // namespace

bool is_rejected(const WrittenCase& written, std::uint64_t number) {
  return std::find(written.rejected.begin(), written.rejected.end(), number) !=
         written.rejected.end();
}

ReadyCase ready_case(const Program& program, const WrittenCase& written, EventFileReader& reader,
                     text::DiagnosticBag& bag) {
  ReadyCase ready;
  const std::size_t count = written.events == nullptr ? 0 : written.events->items.size();
  for (std::uint64_t number = 1; number <= count; ++number) {
    ready.events.push_back(read_event(reader, written, number, bag));
  }
  if (written.expect != nullptr) {
    for (const Node& node : written.expect->items) {
      if (auto expected = read_expected(program, node, bag)) {
        ready.expected.push_back(std::move(*expected));
      }
    }
  }
  if (written.as_of != nullptr) ready.as_of = read_time(program, *written.as_of, "'as_of'", bag);
  if (written.lateness != nullptr) {
    ready.lateness = read_duration(*written.lateness, "'lateness'", bag).value_or(Duration{});
  }
  return ready;
}

}  // namespace mora::testing
