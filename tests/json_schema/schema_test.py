#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of policies, held by a validator of others against the policies of this
repository: it takes every good one, and refuses the mistakes that a schema can see.

usage: schema_test.py PROGRAM; exit code 77 without the validator."""

import json
import pathlib
import re
import subprocess
import sys
import unittest

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"{missing}: apt-get install python3-jsonschema python3-yaml")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
PROGRAM = sys.argv.pop(1)

# The mistakes of tests/cases/errors, by the names of their files, all of which a schema can see.
SEEN = [
    "bad_duration",
    "bad_hours",
    "bad_warning",
    "missing_key",
    "no_form",
    "several_forms",
    "unknown_key",
    "wrong_shape",
]
# Those of which it sees some, and which: the others take more than the place where they stand.
PARTLY_SEEN = {
    "bad_amount": 6,
    "bad_value": 11,
    "bad_version": 1,
    "bad_weekday": 1,
    "key_not_for_form": 5,
    "missing_trigger": 3,
    "unknown_source": 3,
}


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `on` is a text, and so is 2026-03-02."""


Loader.yaml_implicit_resolvers = {}
for tag, expression, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("merge", r"<<", "<"),
]:
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:" + tag, re.compile(f"^(?:{expression})$"), list(first)
    )


def read(text):
    return yaml.load(text, Loader=Loader)


def validator(kind):
    printed = subprocess.run(
        [PROGRAM, "schema", "--kind", kind], capture_output=True, check=True, text=True
    ).stdout
    schema = json.loads(printed)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def policies_of(path):
    """Those that a case file holds, and whether each is to be refused."""
    document = read(path.read_text())
    for holder in [document] + (document.get("cases") or []):
        if isinstance(holder.get("policy"), str):
            yield holder["policy"], "errors" in holder


class Schema(unittest.TestCase):
    def setUp(self):
        self.policy = validator("policy")

    def assert_valid(self, schema, text, name):
        errors = [f"{list(e.absolute_path)}: {e.message}" for e in schema.iter_errors(read(text))]
        self.assertEqual(errors, [], name)

    def refused(self, name):
        found = []
        for text, _ in policies_of(CASES / "errors" / f"{name}.case.yaml"):
            found.append(not self.policy.is_valid(read(text)))
        return found

    def test_takes_the_policies_that_are_shipped(self):
        paths = [p for p in ROOT.glob("rules/*.yaml") if not p.name.endswith(".test.yaml")]
        self.assertGreaterEqual(len(paths), 4)
        for path in paths:
            self.assert_valid(self.policy, path.read_text(), path)

    def test_takes_every_good_policy_of_the_cases(self):
        count = 0
        for folder in ["engine", "forms", "functions"]:
            for path in CASES.glob(f"{folder}/**/*.case.yaml"):
                for text in (text for text, wrong in policies_of(path) if not wrong):
                    count += 1
                    self.assert_valid(self.policy, text, path)
        self.assertGreater(count, 80)

    def test_takes_what_they_include(self):
        includes = CASES / "engine" / "includes"
        for path in includes.glob("parts/*.yaml"):
            self.assert_valid(validator("part"), path.read_text(), path)
        calendars = list(ROOT.glob("rules/calendars/*.yaml"))
        calendars += includes.glob("calendars/*.yaml")
        self.assertGreaterEqual(len(calendars), 3)
        for path in calendars:
            self.assert_valid(validator("calendar"), path.read_text(), path)

    def test_refuses_the_mistakes_that_it_can_see(self):
        for name in SEEN:
            self.assertTrue(all(self.refused(name)), name)
        for name, count in PARTLY_SEEN.items():
            self.assertEqual(sum(self.refused(name)), count, name)

    def test_describes_every_key(self):
        def properties(schema):
            for key, value in schema.items() if isinstance(schema, dict) else []:
                if key == "properties":
                    yield from value.items()
                for part in value if isinstance(value, list) else [value]:
                    yield from properties(part)

        described = {k for k, v in properties(self.policy.schema) if v and v.get("description")}
        for key in ["policy", "clauses", "on", "require", "within", "aggravated", "person", "name"]:
            self.assertIn(key, described)


if __name__ == "__main__":
    unittest.main()
