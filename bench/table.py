#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""Makes one table of what the benchmarks have told: what was measured beside what is to be reached.

usage: table.py RESULT.json...     what programs of bench/ wrote with --benchmark_out

Prints the table in Markdown; exits with 1 if a benchmark reports a wrong answer. A target that is
missed is no error: machines differ, and a table that fails would be looked at less.
"""

import json
import re
import sys

HEADS = ("what", "measured", "target", "reached", "beside it")
OWN_COUNTERS = ("measured", "target")
# What Google Benchmark says of every run.
COMMON = {
    "name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
    "repetition_index", "threads", "iterations", "real_time", "cpu_time", "time_unit", "label",
    "error_occurred", "error_message", *OWN_COUNTERS,
}


def runs(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            told = file.read()
        # Nothing from a program of which no benchmark has the name that was asked for.
        if told:
            yield from json.loads(told)["benchmarks"]


def shown(number):
    if number >= 1e6:
        return f"{number / 1e6:.1f} M"
    if number >= 100 or number == int(number):
        return f"{number:.0f}"
    return f"{number:.2f}"


def title(run):
    name = re.sub(r"/(iterations:\d+|manual_time|real_time)", "", run["name"])
    name, *arguments = name.split("/")
    words = [f"{int(word):,}" if word.isdigit() else word.replace(":", " ") for word in arguments]
    return f"{name} ({', '.join(words)})" if words else name


def row(run):
    if run.get("error_occurred"):
        return (title(run), "-", "-", "WRONG", run["error_message"])
    unit = run["label"]
    measured, target = run["measured"], run["target"]
    beside = ", ".join(
        f"{name} {shown(value)}"
        for name, value in run.items()
        if name not in COMMON and isinstance(value, (int, float))
    )
    return (
        title(run),
        f"{shown(measured)} {unit}",
        f"{shown(target)} {unit}",
        "yes" if measured <= target else "no",
        beside,
    )


def main():
    all_runs = [run for run in runs(sys.argv[1:]) if run["run_type"] == "iteration"]
    if not all_runs:
        print("no benchmark has this name", file=sys.stderr)
        return 1
    rows = [HEADS, *(row(run) for run in all_runs)]
    widths = [max(len(line[i]) for line in rows) for i in range(len(HEADS))]
    rows.insert(1, tuple("-" * width for width in widths))
    for line in rows:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")
    return 1 if any(run.get("error_occurred") for run in all_runs) else 0


if __name__ == "__main__":
    sys.exit(main())
