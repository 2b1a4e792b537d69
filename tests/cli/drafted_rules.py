# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""How many rules a file of boundary cases is about, on standard output without a line end; fails if
there is one of which no case shows a violation.

usage: drafted_rules.py FILE
"""

import re
import sys

CASE = re.compile(r'  - name: "(.+?): .*')
shown = {}
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        if match := CASE.match(line):
            rule = shown.setdefault(match[1], set())
        elif line.startswith("    # confirm: "):
            rule.add(line.split(":")[1].split(";")[0].strip())
lacking = [rule for rule, verdicts in shown.items() if "violated" not in verdicts]
print(len(shown), end="")
if lacking:
    print(f": no violation of {lacking}")
    sys.exit(1)
