# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""The package mora: what goes wrong and how it is told, who keeps what alive, threads."""

import gc
import subprocess
import sys
import threading
import weakref
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import mora
import pytest

DESK = """mora: 1
policy: desk
timezone: Europe/Berlin
currency: EUR
case: {key: ticket}
events:
  opened: {fields: {priority: string, price: money, n: number, since: time, took: duration,
                    urgent: bool, tags: list}}
  answered: {}
clauses:
  - {id: "1", on: opened, require: answered, within: 2h, fine: 20}
  - {id: "2", on: opened where n == 0.1 and price == 12.50 EUR and took == 90m and urgent,
     assert: false}
"""

UTC = timezone.utc


@pytest.fixture
def program():
    return mora.loads(DESK)


def opened(monitor, ticket="T-1", time="2026-03-02 09:00", **fields):
    return monitor.push("opened", time, ticket=ticket, **fields)


# ---- Policies ----


def test_a_program_tells_what_it_is(program):
    assert program.policy == "desk"
    assert program.timezone == "Europe/Berlin"
    assert program.currency == "EUR"
    assert program.case_key == "ticket"
    assert program.events["opened"]["price"] == "money"
    assert [rule.clause for rule in program.rules] == ["1", "2"]
    assert program.rules[0].line == 11


def test_a_mistake_has_its_place_and_what_was_meant():
    with pytest.raises(mora.PolicyError) as caught:
        mora.loads("mora: 1\npolicy: x\nclausess: []\n", name="wrong.yaml")
    wrong = [d for d in caught.value.diagnostics if d.name == "unknown_key"][0]
    assert (wrong.file, wrong.line, wrong.column, wrong.severity) == ("wrong.yaml", 3, 1, "error")
    assert "clauses" in wrong.help
    assert "wrong.yaml:3:1: error" in str(caught.value)


def test_a_missing_file_is_a_policy_error(tmp_path):
    with pytest.raises(mora.PolicyError, match="nowhere.yaml"):
        mora.load(tmp_path / "nowhere.yaml")


def test_files_from_outside_need_to_be_allowed(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "shared" / "hours.yaml").write_text(
        'mora: 1\ncalendars: {office: {weekly: {mon-fri: "09:00-17:00"}}}\n'
    )
    policy = tmp_path / "own" / "desk.yaml"
    policy.write_text(DESK.split("clauses:")[0] + "include: [../shared/hours.yaml]\nclauses:\n"
                      '  - {id: "1", on: opened, require: answered, within: 2h, clock: office}\n')
    with pytest.raises(mora.PolicyError, match="M0112"):
        mora.load(policy)
    assert mora.load(policy, include_from=[tmp_path / "shared"]).policy == "desk"


# ---- Events ----


def test_values_of_python_are_those_of_the_policy(program):
    monitor = mora.Monitor(program)
    status = opened(
        monitor,
        n=0.1,
        price="12.50 EUR",
        took=timedelta(minutes=90),
        urgent=True,
        tags=["a", 1, Decimal("2.5"), None],
        since=datetime(2026, 3, 1, tzinfo=UTC),
    )
    assert status is mora.Status.ACCEPTED
    assert [finding.clause for finding in monitor] == ["2"]


@pytest.mark.parametrize("number", [0.1, Decimal("0.1"), Decimal("1E-1")])
def test_numbers_are_exact(program, number):
    monitor = mora.Monitor(program)
    opened(monitor, n=number, price="12.5", took="1h30m", urgent=True)
    assert [finding.clause for finding in monitor] == ["2"]


def test_times_with_and_without_a_zone(program):
    monitor = mora.Monitor(program)
    opened(monitor, "T-1", datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    opened(monitor, "T-2", datetime(2026, 3, 2, 9, 0))
    opened(monitor, "T-3", "2026-03-02T09:00+01:00")
    assert {open_.opened_at for open_ in monitor.open} == {datetime(2026, 3, 2, 8, 0, tzinfo=UTC)}
    assert str(monitor.open[0].due_at) == "2026-03-02 11:00:00+01:00"
    monitor.advance_to("2026-03-02 10:59")
    assert len(list(monitor)) == 0
    monitor.advance_to(datetime(2026, 3, 2, 11, 0))
    assert len(list(monitor)) == 3
    with pytest.raises(ValueError, match="'noon' is no time"):
        monitor.finish("noon")


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"colour": "red"}, "no field 'colour'"),
        ({"n": "seven"}, "'n'"),
        ({"since": "yesterday"}, "'since'"),
        ({"priority": 7}, "'priority'"),
    ],
)
def test_an_event_that_the_policy_does_not_know_is_told(program, fields, words):
    monitor = mora.Monitor(program)
    with pytest.raises(mora.EventError, match=words):
        opened(monitor, **fields)
    assert monitor.counters.events == 0
    with pytest.raises(mora.EventError, match="no event 'opend'"):
        monitor.push("opend", "2026-03-02", ticket="T-1")
    with pytest.raises(mora.EventError, match="yesterday"):
        monitor.push("opened", "yesterday", ticket="T-1")


@pytest.mark.parametrize("value", [object(), b"bytes", {"a": 1}.keys()])
def test_what_is_no_value_is_a_type_error(program, value):
    with pytest.raises((TypeError, mora.EventError)):
        opened(mora.Monitor(program), priority=[value] if isinstance(value, bytes) else value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**30 + 1])
def test_what_is_no_number_of_an_event_is_a_value_error(program, value):
    with pytest.raises(ValueError):
        opened(mora.Monitor(program), n=value)


def test_an_event_that_comes_too_late_is_rejected(program):
    monitor = mora.Monitor(program, lateness=timedelta(minutes=10))
    assert opened(monitor, "T-1", "2026-03-02 09:00") is mora.Status.HELD
    assert opened(monitor, "T-2", "2026-03-02 08:55").ok
    assert opened(monitor, "T-3", "2026-03-02 08:00") is mora.Status.TOO_LATE
    assert monitor.counters.rejected == 1


# ---- Findings ----


def test_each_finding_is_given_once(program):
    monitor = mora.Monitor(program)
    opened(monitor)
    monitor.finish(datetime(2026, 3, 2, 12, 0))
    (finding,) = monitor
    assert list(monitor) == []
    assert finding.kind == "violation"
    assert finding.fine == mora.Money(Decimal("20.00"), "EUR")
    assert str(finding.fine) == "20.00 EUR"
    assert str(finding.due_at) == "2026-03-02 11:00:00+01:00"
    assert finding.evidence == (1,)
    assert finding.person is None and finding.late_by is None and finding.caused is None


def test_a_callback_that_raises_loses_no_finding(program):
    told = []

    def tell(finding):
        told.append(finding.case)
        if finding.case == "T-1":
            raise RuntimeError("the mail server is down")

    monitor = mora.Monitor(program, tell)
    opened(monitor, "T-1")
    opened(monitor, "T-2")
    with pytest.raises(RuntimeError, match="mail server"):
        monitor.finish(datetime(2026, 3, 2, 12, 0))
    monitor.advance_to(datetime(2026, 3, 2, 13, 0))
    assert told == ["T-1", "T-2"]


def test_a_callback_may_use_the_monitor(program):
    seen = []
    monitor = mora.Monitor(program, lambda finding: seen.append(monitor.counters.violations))
    opened(monitor)
    monitor.finish(datetime(2026, 3, 2, 12, 0))
    assert seen == [1]


def test_words_are_in_the_language_that_is_asked_for(program):
    monitor = mora.Monitor(program, language="zh")
    opened(monitor)
    monitor.finish(datetime(2026, 3, 2, 12, 0))
    (finding,) = monitor
    assert any("\u4e00" <= character <= "\u9fff" for character in finding.because)
    with pytest.raises(KeyError):
        mora.Monitor(program, language="fr")


# ---- Lines ----

LINE = '{"time":"2026-03-02T09:00:00Z","type":"opened","ticket":"T-1"}\n'


def test_bad_lines_are_told_and_the_others_count(program):
    monitor = mora.Monitor(program)
    counts = monitor.push_json(LINE + "{\n" + LINE.replace("opened", "odd"))
    assert counts == mora.Counts(events=1, duplicates=0, rejected=1, unknown=1)
    (rejection,) = monitor.rejections()
    assert rejection.line == 2 and "not JSON" in rejection.reason


def test_lines_may_come_in_any_pieces(program):
    monitor = mora.Monitor(program)
    for byte in LINE.encode():
        monitor.push_json(bytes([byte]))
    assert monitor.counters.open == 2 - 1


def test_source_says_what_a_log_calls_things(program):
    monitor = mora.Monitor(program, source={"time": "when", "case": "id"})
    monitor.push_json(LINE.replace('"time"', '"when"').replace('"ticket"', '"id"'))
    assert monitor.open[0].case == "T-1"


def test_a_source_that_names_no_field_is_told(program):
    with pytest.raises(ValueError, match="tiem"):
        mora.Monitor(program, source={"tiem": "when"})


# ---- Snapshots and edited policies ----


def test_a_snapshot_goes_on_where_it_was_taken(program):
    first = mora.Monitor(program)
    opened(first)
    snapshot = first.snapshot("line 1")
    second = mora.Monitor(program)
    assert second.restore(snapshot) == "line 1"
    second.finish(datetime(2026, 3, 2, 12, 0))
    assert [finding.case for finding in second] == ["T-1"]


def test_a_snapshot_is_restored_under_an_edited_policy(program):
    first = mora.Monitor(program)
    opened(first)
    edited = mora.loads(DESK.replace("2h", "4h").split('  - {id: "2"')[0])
    second = mora.Monitor(program)
    second.restore(first.snapshot(), program=edited, terms="new")
    assert second.next_due.hour == 13
    opened(second, "T-2", "2026-03-02 09:30")
    assert len(second.open) == 2


@pytest.mark.parametrize("damage", [lambda s: s[:-1], lambda s: b"", lambda s: b"x" + s[1:]])
def test_a_damaged_snapshot_is_refused_and_changes_nothing(program, damage):
    monitor = mora.Monitor(program)
    opened(monitor)
    with pytest.raises(mora.SnapshotError):
        monitor.restore(damage(monitor.snapshot()))
    assert monitor.counters.open == 1


def test_a_case_goes_on_alone(program):
    both = mora.Monitor(program)
    opened(both, "T-1")
    opened(both, "T-2", "2026-03-02 09:30")
    alone = mora.Monitor(program)
    alone.restore_case(both.snapshot_case("T-1"))
    assert [open_.case for open_ in alone.open] == ["T-1"]
    with pytest.raises(mora.SnapshotError, match="of all cases"):
        alone.restore_case(both.snapshot())
    ids = mora.loads(DESK.replace("events:", "dedupe: uid\nevents:"))
    with pytest.raises(mora.SnapshotError, match="'dedupe'"):
        mora.Monitor(ids).snapshot_case("T-1")


def test_an_edited_policy_is_adopted(program):
    monitor = mora.Monitor(program)
    opened(monitor)
    edited = mora.loads(DESK.replace("2h", "4h").split('  - {id: "2"')[0])
    assert monitor.adopt(edited, terms="new", preview=True).new_due == 1
    assert monitor.next_due.hour == 11
    adoption = monitor.adopt(edited, terms="new")
    assert adoption.open == 1 and "1 open" in adoption.text
    assert monitor.next_due.hour == 13
    assert monitor.push("answered", "2026-03-02 09:30", ticket="T-1").ok
    assert monitor.open == []


def test_another_policy_is_not_adopted(program):
    other = mora.loads(DESK.replace("policy: desk", "policy: shop").split('  - {id: "2"')[0])
    with pytest.raises(mora.AdoptionError, match="name"):
        mora.Monitor(program).adopt(other)


# ---- Lifetimes and threads ----


def test_a_monitor_lives_on_without_its_program():
    monitor = mora.Monitor(mora.loads(DESK.split('  - {id: "2"')[0]))
    gc.collect()
    opened(monitor)
    monitor.finish(datetime(2026, 3, 2, 12, 0))
    assert len(list(monitor)) == 1


def test_a_monitor_is_freed_with_its_last_reference(program):
    monitor = mora.Monitor(program, lambda finding: None)
    gone = weakref.ref(monitor)
    del monitor
    gc.collect()
    assert gone() is None


def test_nothing_leaks_at_the_end_of_the_program():
    code = (
        "import mora\n"
        f"program = mora.loads({DESK.split('  - {id: ' + chr(34) + '2')[0]!r})\n"
        "monitor = mora.Monitor(program)\n"
        "monitor.push('opened', '2026-03-02', ticket='T')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "" and done.stdout == ""


def test_threads_share_a_program_and_run_side_by_side(program):
    lines = "".join(
        LINE.replace("T-1", f"T-{i}").replace("09:00:00", f"{9 + i // 3600:02}:{i // 60 % 60:02}:{i % 60:02}")
        for i in range(20_000)
    )
    counts = [0] * 4

    def run(index):
        monitor = mora.Monitor(program)
        monitor.push_json(lines)
        monitor.finish(datetime(2026, 3, 3, 12, 0))
        counts[index] = len(list(monitor))

    threads = [threading.Thread(target=run, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [20_000] * 4
