#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""What does a table of a million rows cost in Python, beside the same events pushed as structs in C++?

usage: tables.py BENCH RESULT.json      BENCH: the folder with push_bench and make_log

Varies: the columns that the structs have too, or all that the log has, of which the policy declares
four more. Counted: the time of mora.replay() from a pyarrow table to a table of findings, with their
sentences, which the structs go without; least of several.
Checked: the number of violations, against make_log's count. Run by ./dev bench, with the package built
optimised; writes what bench/table.py reads.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import mora
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

REQUESTS = 500_000
TARGET = 2
RUNS = 7
# What push_bench measures the same log with.
LATE, UNANSWERED = "50", "200"
POLICY = """mora: 1
policy: answers
case: {key: order}
events:
  request: {fields: {customer: string, product: string}}
  response: {fields: {note: string}}
clauses:
  - {id: "1", on: request, require: response, within: 3h}
"""


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def make_table(bench):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "log.jsonl"
        made = output_of(bench / "make_log", str(REQUESTS), "1", path, LATE, UNANSWERED)
        table = pyarrow.json.read_json(path)
    times = table["time"].cast(pa.timestamp("us", "UTC"))
    return table.set_column(0, "time", times), json.loads(made)


def struct_ns(bench):
    """What an event costs in C++, one by one."""
    told = json.loads(
        output_of(
            bench / "push_bench",
            f"--benchmark_filter=push, one rule, an event/{REQUESTS}/together:1$",
            "--benchmark_format=json",
        )
    )
    return told["benchmarks"][0]["measured"]


def row_ns(program, table, violations):
    least = float("inf")
    for _ in range(RUNS):
        begin = time.perf_counter()
        replay = mora.replay(program, table)
        least = min(least, time.perf_counter() - begin)
    kinds = pa.table(replay)["kind"]
    found = pc.sum(pc.equal(kinds, "violation")).as_py()
    if found != violations or replay.counts.events != table.num_rows:
        raise SystemExit(f"wrong answer: {found} violations, not {violations}")
    return least * 1e9 / table.num_rows


def result(name, ratio, per_row, per_struct):
    return {
        "name": f"a table in Python, to structs in C++/{name}",
        "run_type": "iteration",
        "label": "x",
        "measured": ratio,
        "target": TARGET,
        "ns_a_row": per_row,
        "ns_a_struct": per_struct,
    }


def main():
    bench = pathlib.Path(sys.argv[1])
    table, made = make_table(bench)
    program = mora.loads(POLICY)
    structs = struct_ns(bench)
    results = []
    same = table.select(["time", "type", "order"])
    for name, rows in (("the same fields", same), ("all columns of the log", table)):
        per_row = row_ns(program, rows, made["violations"])
        results.append(result(name, per_row / structs, per_row, structs))
    pathlib.Path(sys.argv[2]).write_text(json.dumps({"benchmarks": results}), encoding="utf-8")


if __name__ == "__main__":
    main()
