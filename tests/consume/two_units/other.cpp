// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The other of the two translation units.

#include "monitor_of_refs.hpp"

mora::Counters run_other(const mora::Program& program, mora::SinkRef sink) {
  return run_one(program, sink);
}
