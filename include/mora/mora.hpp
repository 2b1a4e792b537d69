// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Mora: rules with deadlines. Everything that a host needs, in one include:
//
//   compile.hpp         policy files in, a Program or all of their errors out
//   event_builder.hpp   events by name
//   monitor.hpp         events in, findings out
//   adoption.hpp        a running monitor under an edited policy
//   explain.hpp         a policy read back in words
//   case_record.hpp     what became of one case, and why
//   replay.hpp          whole logs in
//   fed_reader.hpp      logs in, piece by piece
//   log_stream.hpp      compressed logs
//   arrow.hpp           tables in, findings out as one, by Arrow's C stream interface
//   report.hpp          findings out as text, JSON Lines, CSV
//   summary.hpp         totals of a run
//   run_stats.hpp       what a run cost
//   trace.hpp           how a judgement came about, step by step
//   comparison.hpp      one log under two policies
//   time_text.hpp       times and durations as people write them
//   case_file.hpp       the tests that rule authors write
//   boundaries.hpp      drafts of such tests, at the boundaries of a clause
//   coverage.hpp        what these tests show of the rules
//   case_recorder.hpp   cases of a log as such tests
//   junit.hpp           their results as XML for build servers
//   format.hpp          policy files in the canonical layout
//   infer.hpp           a draft of a policy for a log
//   json_schema.hpp     a JSON Schema of policy files, for editors
//
// A host that runs rules but compiles them elsewhere includes monitor.hpp alone, which is far
// lighter.

#include "mora/adoption.hpp"
#include "mora/arrow.hpp"
#include "mora/boundaries.hpp"
#include "mora/case_file.hpp"
#include "mora/case_record.hpp"
#include "mora/case_recorder.hpp"
#include "mora/comparison.hpp"
#include "mora/compile.hpp"
#include "mora/compile_options.hpp"
#include "mora/coverage.hpp"
#include "mora/event_builder.hpp"
#include "mora/explain.hpp"
#include "mora/fed_reader.hpp"
#include "mora/finding.hpp"
#include "mora/format.hpp"
#include "mora/infer.hpp"
#include "mora/json_schema.hpp"
#include "mora/junit.hpp"
#include "mora/log_stream.hpp"
#include "mora/monitor.hpp"
#include "mora/program.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"
#include "mora/run_stats.hpp"
#include "mora/snapshot.hpp"
#include "mora/summary.hpp"
#include "mora/time_text.hpp"
#include "mora/trace.hpp"
#include "mora/version.hpp"
