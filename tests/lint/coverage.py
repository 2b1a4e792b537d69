#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""How much of include and src the tests run: lines and branches of each folder and in all, and the
lines that nothing runs of each file below the goal. Fails if fewer lines run in all than the goal
says, or none is known.

usage: coverage.py REPORT [ROOT]    what `llvm-cov export -format=lcov` says of the tree ROOT, which
                                    is by default the one this file is in
"""

import collections
import itertools
import os
import pathlib
import sys

GOAL = 95.0
FOLDERS = ("include/", "src/")


class Counts:
    """Of one file or of several."""

    def __init__(self):
        self.lines = collections.Counter()     # (file, line): how often it ran
        self.branches = collections.Counter()  # (file, line, which of that line): how often taken

    def add(self, other):
        self.lines.update(other.lines)
        self.branches.update(other.branches)


def share(counter):
    return 100.0 * sum(1 for count in counter.values() if count > 0) / len(counter) if counter else 100.0


def read_report(text, root):
    """file: Counts, of the files in FOLDERS; their names begin at the root."""
    files = collections.defaultdict(Counts)
    name = ""
    for line in text.splitlines():
        key, _, value = line.partition(":")
        if key == "SF":
            name = pathlib.PurePath(os.path.relpath(os.path.normpath(value), root)).as_posix()
        elif not name.startswith(FOLDERS):
            continue
        elif key == "DA":
            number, count = value.split(",")[:2]
            files[name].lines[name, int(number)] += int(count)
        elif key == "BRDA":
            number, block, branch, count = value.split(",")
            files[name].branches[name, int(number), block, branch] += 0 if count == "-" else int(count)
    return files


def ranges(numbers):
    """[1, 2, 3, 7] as "1-3, 7"."""
    runs = []
    for _, run in itertools.groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in run]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ", ".join(runs)


def not_run(counts):
    return ranges(number for (_, number), count in counts.lines.items() if count == 0)


def row(name, counts):
    def cell(counter):
        return f"{share(counter):5.1f} % of {len(counter):5}"
    return f"{name:<18}  {cell(counts.lines)}  {cell(counts.branches)}"


def table(files):
    folders = collections.defaultdict(Counts)
    for name, counts in files.items():
        folders[str(pathlib.PurePosixPath(name).parent)].add(counts)
    yield f"{'':<18}  {'lines':<16}  branches"
    for folder in sorted(folders):
        yield row(folder, folders[folder])
    yield row("all", total(files))


def total(files):
    counts = Counts()
    for each in files.values():
        counts.add(each)
    return counts


def below_goal(files, goal):
    for name in sorted(files):
        counts = files[name]
        if share(counts.lines) < goal:
            yield f"{name}: {share(counts.lines):.1f} % of {len(counts.lines)} lines, not {not_run(counts)}"


def is_enough(files, goal):
    lines = total(files).lines
    return bool(lines) and share(lines) >= goal


def main():
    root = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parents[2]
    files = read_report(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), root)
    print(*table(files), sep="\n")
    few = list(below_goal(files, GOAL))
    if few:
        print(f"\nFiles of which fewer than {GOAL:g} % of the lines run:", *few, sep="\n")
    if is_enough(files, GOAL):
        return 0
    print(f"\nThe tests must run {GOAL:g} % of the lines of include and src.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
