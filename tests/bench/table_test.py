#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""The table that ./dev bench prints: a row for each benchmark that ran, of whichever program."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

TABLE = pathlib.Path(__file__).resolve().parents[2] / "bench" / "table.py"


def run(**told):
    return {"name": "push/10/together:1", "run_type": "iteration", "label": "ns", "measured": 26.5, "target": 30, **told}


class Table(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def table(self, *results):
        """The exit code, the rows as lists of their cells, and what went to the error output."""
        paths = []
        for result in results:
            paths.append(self.folder / f"{len(paths)}.json")
            paths[-1].write_text(result, encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", TABLE, *paths], capture_output=True, text=True, check=False)
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines()]
        return done.returncode, rows, done.stderr

    @staticmethod
    def told(*runs):
        return json.dumps({"benchmarks": runs})

    def test_has_a_row_for_each_run(self):
        code, rows, _ = self.table(self.told(run(), run(measured=31)), self.told(run(name="read", beside=2.5e6)))
        self.assertEqual(code, 0)
        self.assertEqual(rows[0], ["what", "measured", "target", "reached", "beside it"])
        self.assertEqual(rows[2:], [
            ["push (10, together 1)", "26.50 ns", "30 ns", "yes", ""],
            ["push (10, together 1)", "31 ns", "30 ns", "no", ""],
            ["read", "26.50 ns", "30 ns", "yes", "beside 2.5 M"],
        ])

    def test_fails_for_a_wrong_answer(self):
        code, rows, _ = self.table(self.told(run(error_occurred=True, error_message="3 violations, not 4")))
        self.assertEqual(code, 1)
        self.assertEqual(rows[2][3:], ["WRONG", "3 violations, not 4"])

    # What Google Benchmark leaves where --benchmark_filter matches none of a program's.
    def test_passes_over_programs_of_which_none_ran(self):
        code, rows, error = self.table("", self.told(run()), "")
        self.assertEqual((code, error), (0, ""))
        self.assertEqual(len(rows), 3)

    def test_says_that_none_ran(self):
        code, rows, error = self.table("", "")
        self.assertEqual((code, rows), (1, []))
        self.assertEqual(error, "no benchmark has this name\n")


if __name__ == "__main__":
    unittest.main()
