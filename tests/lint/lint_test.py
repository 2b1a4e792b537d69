#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""Each check of this folder must report a tree that breaks it, at the right place, and must be
silent about one that does not."""

import os
import pathlib
import subprocess
import tempfile
import unittest

import coverage
import files
import layers

HERE = pathlib.Path(__file__).resolve().parent
HEAD = "// SPDX-FileCopyrightText: The Mora authors\n// SPDX-License-Identifier: Apache-2.0\n"


class Tree(unittest.TestCase):
    """A tree of small files in a temporary folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, relative, *lines):
        path = self.root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + "".join(line + "\n" for line in lines), encoding="utf-8")


class Layers(Tree):
    RULES = layers.read_rules(HERE / "layers.txt")

    def found(self, hot=()):
        rules = layers.Rules(self.RULES.layers, self.RULES.libraries, self.RULES.heavy, list(hot))
        return layers.problems(self.root, rules)

    def assert_reports(self, relative, include, *words):
        self.write(relative, "", include)
        (only,) = self.found()
        self.assertTrue(only.startswith(f"{relative}:4: "), only)
        for word in words:
            self.assertIn(word, only)

    def test_what_points_down_is_fine(self):
        self.write("src/yaml/read.cpp", "#include <yaml-cpp/yaml.h>", "#include <vector>",
                   '#include "syntax/node.hpp"', '#include "yaml/read.hpp"', '#include "mora/event.hpp"')
        self.assertEqual(self.found(), [])

    def test_up(self):
        self.assert_reports("src/text/render.cpp", '#include "sema/type.hpp"', "src/text may not include src/sema")

    def test_sideways(self):
        self.assert_reports("src/forms/require.cpp", '#include "functions/table.hpp"', "src/functions")

    def test_public_header_sees_no_internals(self):
        self.assert_reports("include/mora/event.hpp", '#include "text/suggest.hpp"', "include/mora may not")

    def test_library_out_of_its_folder(self):
        self.assert_reports("src/sema/type.cpp", "#include <yaml-cpp/node/node.h>", "yaml-cpp")

    def test_simdjson_has_no_folder(self):
        self.assert_reports("src/report/x.cpp", "#  include <simdjson.h>", "simdjson")

    def test_library_nobody_named(self):
        self.assert_reports("src/text/render.cpp", "#include <absl/strings/str_cat.h>", "no library")

    def test_dots(self):
        self.assert_reports("src/text/render.cpp", '#include "../yaml/read.hpp"', "without")

    def test_folder_without_a_line(self):
        self.write("src/helpers/all.hpp")
        self.assertEqual(self.found(), ["src/helpers/all.hpp:1: its folder has no line in layers.txt"])

    def test_heavy_header_in_a_hot_one(self):
        self.write("include/mora/event.hpp", "#include <span>", "#include <memory>")
        self.assertEqual(self.found(["event.hpp"]), ["include/mora/event.hpp:4: <memory> is heavy"])
        self.assertEqual(self.found(), [])

    def test_heavy_header_behind_a_hot_one(self):
        self.write("include/mora/event.hpp", '#include "mora/value.hpp"')
        self.write("include/mora/value.hpp", "#include <map>")
        (only,) = self.found(["event.hpp"])
        self.assertTrue(only.startswith("include/mora/value.hpp:3: <map> is heavy"), only)
        self.assertIn("event.hpp", only)

    def test_hot_header_that_is_gone(self):
        self.write("include/mora/event.hpp")
        self.assertIn("gone.hpp does not exist", self.found(["gone.hpp"])[0])


class Files(Tree):
    def test_root(self):
        for name in ("README.md", ".clang-tidy", "dev", "err"):
            (self.root / name).write_text("", encoding="utf-8")
        self.write("src/text/good.hpp")
        self.assertEqual(list(files.check_root(self.root)), ["err:1: does not belong in the root"])

    def test_head(self):
        self.write("src/text/good.hpp")
        (self.root / "src/text/bad.hpp").write_text("#pragma once\n", encoding="utf-8")
        (self.root / "src/text/bad.py").write_text(f"#!/bin/python\n{HEAD}", encoding="utf-8")
        (self.root / "src/text/bad.java").write_text("class Bad {}\n", encoding="utf-8")
        (self.root / "src/text/bad.clp").write_text(HEAD, encoding="utf-8")
        (self.root / "src/text/good.clp").write_text(HEAD.replace("//", ";"), encoding="utf-8")
        self.assertEqual(list(files.check_head(self.root)), [
            "src/text/bad.clp:1: the SPDX head is missing",
            "src/text/bad.hpp:1: the SPDX head is missing",
            "src/text/bad.java:1: the SPDX head is missing",
            "src/text/bad.py:1: the SPDX head is missing",
        ])

    def test_listed(self):
        self.write("src/CMakeLists.txt", "text/good.cpp", "# text/forgotten.cpp", "time.hpp")
        self.write("src/text/good.cpp")
        self.write("src/text/forgotten.cpp")
        self.write("src/text/internal.hpp")
        self.write("include/mora/time.hpp")
        self.write("include/mora/forgotten.hpp")
        self.assertEqual([line.split(": ")[0] for line in files.check_listed(self.root)],
                         ["include/mora/forgotten.hpp:1", "src/text/forgotten.cpp:1"])

    def test_merged(self):
        self.write("src/text/good.hpp", "a << b", "// =======")
        self.write("src/text/bad.hpp", "<" * 7 + " HEAD", "int a;", "=======", ">" * 7 + " other")
        (self.root / "README.md").write_text(">" * 7 + " other\n", encoding="utf-8")
        self.assertEqual([line.split(": ")[0] for line in files.check_merged(self.root)],
                         ["src/text/bad.hpp:3", "src/text/bad.hpp:6", "README.md:1"])


class Coverage(unittest.TestCase):
    # A header counts once however many programs have it; tests and outside headers do not count.
    REPORT = """SF:/tree/build/coverage/../../src/text/a.cpp
DA:1,4
DA:2,0
DA:3,0
DA:7,0
BRDA:1,0,0,2
BRDA:1,0,1,-
end_of_record
SF:/tree/include/mora/b.hpp
DA:5,1
end_of_record
SF:/tree/include/mora/b.hpp
DA:5,0
end_of_record
SF:/tree/tests/text/a_test.cpp
DA:1,0
end_of_record
SF:/usr/include/outside.hpp
DA:1,0
end_of_record
"""

    def setUp(self):
        self.files = coverage.read_report(self.REPORT, "/tree")

    def test_only_include_and_src(self):
        self.assertEqual(sorted(self.files), ["include/mora/b.hpp", "src/text/a.cpp"])

    def test_table(self):
        rows = [" ".join(row.split()) for row in coverage.table(self.files)]
        self.assertEqual(rows, [
            "lines branches",
            "include/mora 100.0 % of 1 100.0 % of 0",
            "src/text 25.0 % of 4 50.0 % of 2",
            "all 40.0 % of 5 50.0 % of 2",
        ])

    def test_below_goal(self):
        self.assertEqual(list(coverage.below_goal(self.files, 95)),
                         ["src/text/a.cpp: 25.0 % of 4 lines, not 2-3, 7"])

    def test_goal(self):
        self.assertTrue(coverage.is_enough(self.files, 40))
        self.assertFalse(coverage.is_enough(self.files, 41))
        self.assertFalse(coverage.is_enough({}, 40))


class Leaks(Tree):
    def run_check(self):
        command = ["cmake", "-D", f"ROOT={self.root}", "-D", f"CXX={os.environ.get('CXX', 'c++')}",
                   "-P", HERE / "leaks.cmake"]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_clean(self):
        self.write("include/mora/good.hpp", "#include <string>")
        result = self.run_check()
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_leak(self):
        self.write("include/mora/bad.hpp", '#include "mora/worse.hpp"')
        self.write("include/mora/worse.hpp", "#include <fmt/core.h>")
        result = self.run_check()
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("include/mora/bad.hpp:1: pulls in", result.stderr)
        self.assertIn("fmt/core.h", result.stderr)

    def test_header_that_does_not_stand_alone(self):
        self.write("include/mora/bad.hpp", '#include "mora/missing.hpp"')
        result = self.run_check()
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("include/mora/bad.hpp: cannot be included alone", result.stderr)


if __name__ == "__main__":
    unittest.main()
