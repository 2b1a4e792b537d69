# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Every case file under tests/cases through the package: as events, as lines, over snapshots, and as
a table. Reads what export_cases wrote, whose path is in MORA_EXPORTED_CASES."""

import json
import os
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import mora
import pyarrow as pa
import pytest

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
with open(os.environ["MORA_EXPORTED_CASES"], encoding="utf-8") as lines:
    CASES = [json.loads(line) for line in lines]
ERRORS = [case for case in CASES if "errors" in case]
JUDGED = [case for case in CASES if "errors" not in case]


def name_of(case):
    return case["name"].split("/tests/cases/")[-1]


def compiled(case):
    policy = case["policy"]
    if "text" in policy:
        return mora.loads(policy["text"], name=policy["path"], include_from=case["include"])
    return mora.load(policy["path"], include_from=case["include"])


def micros(time):
    return "" if time is None else str((time - EPOCH) // timedelta(microseconds=1))


def money(amount):
    return "" if amount is None else str(amount)


def facts_of(finding):
    return {
        "kind": finding.kind,
        "policy": finding.policy,
        "clause": finding.clause,
        "rule": finding.rule or "",
        "case": finding.case,
        "role": finding.role or "",
        "person": finding.person or "",
        "opened_at": micros(finding.opened_at),
        "due_at": micros(finding.due_at),
        "at": micros(finding.at),
        "fine": money(finding.fine),
        "evidence": str(list(finding.evidence)),
        "because": finding.because,
        "from": money(finding.from_),
        "to": money(finding.to),
        "delta": money(finding.delta),
        "fulfilled_at": micros(finding.fulfilled_at),
        "late_by": (
            "" if finding.late_by is None else str(finding.late_by // timedelta(microseconds=1))
        ),
        "caused.clause": finding.caused.clause if finding.caused else "",
        "caused.at": micros(finding.caused.at) if finding.caused else "",
    }


def agrees(expected, facts):
    return all(facts[name] == value for name, value in expected.items())


def judge(case, came, rejected, counters):
    met = 0
    for facts in came:
        if met < len(case["expect"]) and agrees(case["expect"][met], facts):
            met += 1
    assert met == len(case["expect"]), (case["expect"][met], came)
    if case["nothing_else"]:
        assert len(came) == len(case["expect"])
    assert sorted(rejected) == sorted(case["rejected"])
    if case["open"] is not None:
        assert counters.open == case["open"]
    if case["duplicates"] is not None:
        assert counters.duplicates == case["duplicates"]


def time_of(microseconds):
    return None if microseconds is None else EPOCH + timedelta(microseconds=microseconds)


def lateness_of(case):
    return timedelta(microseconds=case["lateness"])


def value_of(value):
    if isinstance(value, dict):
        return Decimal(value["number"])
    if isinstance(value, list):
        return [value_of(item) for item in value]
    return value


@pytest.mark.parametrize("case", ERRORS, ids=name_of)
def test_a_mistaken_policy_has_the_messages_of_its_case(case):
    try:
        text = compiled(case).messages
    except mora.PolicyError as error:
        text = str(error)
    if case["folder"]:
        text = text.replace(case["folder"], "")
    assert text.rstrip("\n") == case["errors"].rstrip("\n")


@pytest.mark.parametrize("case", JUDGED, ids=name_of)
def test_events(case):
    monitor = mora.Monitor(compiled(case), lateness=lateness_of(case))
    rejected = []
    for number, event in enumerate(case["events"], 1):
        if event is None:
            rejected.append(number)
            continue
        fields = {name: value_of(value) for name, value in event["fields"].items()}
        status = monitor.push(event["type"], time_of(event["time"]), fields, line=number)
        if not status.ok and status is not mora.Status.DUPLICATE:
            rejected.append(number)
    monitor.finish(time_of(case["as_of"]))
    judge(case, [facts_of(finding) for finding in monitor], rejected, monitor.counters)


@pytest.mark.parametrize("case", JUDGED, ids=name_of)
def test_lines_with_a_snapshot_before_each(case):
    program = compiled(case)
    came, rejected = [], []

    def fresh(first_line):
        return mora.Monitor(
            program,
            lambda finding: came.append(facts_of(finding)),
            on_rejection=lambda rejection: rejected.append(rejection.line),
            lateness=lateness_of(case),
            first_line=first_line,
        )

    monitor = fresh(1)
    for number, event in enumerate(case["events"], 1):
        snapshot = monitor.snapshot(f"event {number}")
        monitor = fresh(number)
        assert monitor.restore(snapshot) == f"event {number}"
        monitor.push_json("{}\n" if event is None else event["json"] + "\n")
    monitor.finish(time_of(case["as_of"]))
    judge(case, came, rejected, monitor.counters)


# A column for each field that an event of the case has, of whatever type pyarrow makes of its cells.
def table_of(case):
    kinds = {}
    for event in case["events"]:
        for name, value in (event or {"fields": {}})["fields"].items():
            kinds.setdefault(name, set()).add(type(value_of(value)))
    # What Arrow has no column for: a field of several types, lists of several types.
    if any(len(types) > 1 for types in kinds.values()):
        return None
    columns = {
        "time": pa.array(
            [None if event is None else event["time"] for event in case["events"]],
            pa.timestamp("us", "UTC"),
        ),
        "type": [None if event is None else event["type"] for event in case["events"]],
    }
    try:
        for name in kinds:
            columns[name] = pa.array(
                [
                    value_of((event or {"fields": {}})["fields"].get(name))
                    for event in case["events"]
                ]
            )
        return pa.table(columns)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return None


def row_facts(row):
    def amount(name, currency):
        if row[name] is None:
            return ""
        # As many places as the currency has, which a table does not say.
        return row[name], currency

    return {
        "kind": row["kind"],
        "policy": row["policy"],
        "clause": row["clause"],
        "rule": row["rule"] or "",
        "case": row["case"],
        "role": row["role"] or "",
        "person": row["person"] or "",
        "opened_at": micros(row["opened_at"]),
        "due_at": micros(row["due_at"]),
        "at": micros(row["at"]),
        "fine": amount("fine", row["currency"]),
        "evidence": str(row["evidence"]),
        "because": row["because"],
        "from": amount("from", row["currency"]),
        "to": amount("to", row["currency"]),
        "delta": amount("delta", row["currency"]),
        "fulfilled_at": micros(row["fulfilled_at"]),
        "late_by": "" if row["late_by"] is None else str(row["late_by"] // timedelta(microseconds=1)),
        "caused.clause": row["caused_clause"] or "",
        "caused.at": micros(row["caused_at"]),
    }


def with_amounts(expected):
    changed = dict(expected)
    for name in ("fine", "from", "to", "delta"):
        if changed.get(name):
            number, currency = changed[name].split(" ")
            changed[name] = (Decimal(number), currency)
    return changed


@pytest.mark.parametrize("case", JUDGED, ids=name_of)
def test_a_table(case):
    table = table_of(case)
    program = compiled(case)
    # Before year 1 there is no datetime in Python to read them back as.
    if table is None or not case["events"] or case["name"].find("before_year_one") >= 0:
        pytest.skip("not as a table")
    if program.case_key not in table.column_names:
        pytest.skip("not as a table")
    source = {name: name for name in ["time", "type", *table.column_names]}
    replay = mora.replay(
        program, table, lateness=lateness_of(case), as_of=time_of(case["as_of"]), source=source
    )
    came = [row_facts(row) for row in pa.table(replay).to_pylist()]
    expected = dict(case, expect=[with_amounts(finding) for finding in case["expect"]])
    judge(expected, came, [rejection.line for rejection in replay.rejections], replay.counters)


def test_there_are_as_many_cases_as_in_the_folder():
    assert len(CASES) > 700
    tables = [case for case in JUDGED if case["events"] and table_of(case) is not None]
    assert len(tables) > 0.9 * len(JUDGED)
