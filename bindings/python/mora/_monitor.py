# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Monitors: events in, findings out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from . import _mora
from ._convert import LANGUAGES, TERMS, Field, field_of, instant, microseconds, time_of
from ._finding import Finding, finding_of
from ._policy import Program


class EventError(ValueError):
    """An event that the policy does not know: its type, a field, or a value that does not fit."""


class TableError(ValueError):
    """A table that cannot be read: a column that every event needs is missing, or of another
    type. Rows before that have counted."""


class SnapshotError(ValueError):
    """A snapshot that cannot be restored: damaged, cut off, of another version or policy."""


class AdoptionError(ValueError):
    """A policy that a monitor cannot go on under: of another name, case key, zone or precision."""


class Status(Enum):
    """What became of an event. Those from TOO_LATE on are rejected, and change nothing."""

    ACCEPTED = 0
    HELD = 1  # until `lateness` is over
    DUPLICATE = 2  # passed over: one of its type and id has counted
    TOO_LATE = 3
    UNKNOWN_TYPE = 4
    TOO_FEW_FIELDS = 5
    TIME_OUT_OF_RANGE = 6
    BAD_VALUE = 7

    @property
    def ok(self) -> bool:
        """Whether the event takes effect, or will in its turn."""
        return self.value <= Status.HELD.value


class Rejection(NamedTuple):
    """A line or a row that is no event."""

    line: int
    reason: str


class Counts(NamedTuple):
    """What became of lines or rows."""

    events: int
    duplicates: int
    rejected: int
    unknown: int  # of types that the policy does not have

    def __add__(self, other: object) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(*(a + b for a, b in zip(self, other)))


class Counters(NamedTuple):
    """How far a monitor is."""

    events: int
    rejected: int
    violations: int
    open: int  # obligations that are neither met nor violated
    duplicates: int
    unopened: int  # obligations beyond max_open


class Open(NamedTuple):
    """A live obligation."""

    clause: str
    rule: str
    case: str
    opened_at: datetime
    due_at: datetime | None  # None while paused, and where it has none
    paused: bool


@dataclass(frozen=True)
class Adoption:
    """What became of the open obligations of a monitor that goes on under an edited policy."""

    text: str  # in one line
    open: int  # before; each counts once in what follows
    unchanged: int
    old_terms: int
    same_due: int
    new_due: int
    late_now: int
    met: int
    cancelled: int


class Monitor:
    """Takes the events of one stream and gives findings: to `on_finding`, where there is one, else to
    whoever iterates over the monitor. It has no clock: time is what events and advance_to() say.

    A monitor belongs to one thread at a time; Python's lock is released while it reads tables and
    lines. `lateness` is how far an event may lie behind the latest one; `source` says what a log
    calls a field ({"time": "timestamp"}), `first_line` the number of its first line or row.
    """

    def __init__(
        self,
        program: Program,
        on_finding: Callable[[Finding], object] | None = None,
        *,
        on_rejection: Callable[[Rejection], object] | None = None,
        lateness: timedelta = timedelta(0),
        max_open: int = 0,
        max_open_per_case: int = 0,
        language: str = "en",
        source: Mapping[str, str] | None = None,
        first_line: int = 1,
    ) -> None:
        self._program = program
        self._on_finding = on_finding
        self._on_rejection = on_rejection
        self._findings: deque[Finding] = deque()
        self._rejections: deque[Rejection] = deque()
        self._monitor = _mora.Monitor(
            program._handle,
            lateness=microseconds(lateness),
            max_open=max_open,
            max_open_per_case=max_open_per_case,
            language=LANGUAGES[language],
            keeps_table=False,
            source=list((source or {}).items()),
            first_line=first_line,
        )

    @property
    def program(self) -> Program:
        """The policy in force."""
        return self._program

    def push(
        self,
        type: str,
        time: datetime | str,
        fields: Mapping[str, Field] | None = None,
        *,
        line: int = 0,
        **more: Field,
    ) -> Status:
        """Takes one event. A time or a text without a zone is local time of the policy's zone; `line`
        is what findings name as evidence, by default the monitor counts. Raises EventError where
        the policy has no such event."""
        values = {
            name: field_of(value)
            for name, value in {**(fields or {}), **more}.items()
            if value is not None
        }
        told = self._monitor.push(type, instant(time), values, line)
        self._tell()
        if isinstance(told, str):
            raise EventError(told)
        return Status(told)

    def push_json(self, lines: str | bytes) -> Counts:
        """Takes JSON Lines, in whatever pieces: what stands behind the last line end waits for the
        next piece, or for finish()."""
        counts = self._monitor.push_json(lines.encode() if isinstance(lines, str) else lines)
        self._tell()
        return Counts(*counts)

    def push_table(self, table: object) -> Counts:
        """Takes the rows of a table: anything with `__arrow_c_stream__`, as data frames of pyarrow,
        polars, pandas and DuckDB have it. Raises TableError where it cannot be read."""
        counts, mistake = self._monitor.push_table(stream_of(table))
        self._tell()
        if mistake is not None:
            raise TableError(mistake)
        return Counts(*counts)

    def advance_to(self, time: datetime | str) -> None:
        """Every event at or before `time` has been delivered: what is due falls due."""
        self._monitor.advance_to(self._program._instant(time))
        self._tell()

    def finish(self, as_of: datetime | str | None = None) -> None:
        """The end of the log: takes what is held, then what is due up to `as_of` falls due, by
        default up to the last event."""
        self._monitor.finish(None if as_of is None else self._program._instant(as_of))
        self._tell()

    def __iter__(self) -> Iterator[Finding]:
        """The findings that nobody has taken yet; each is given once."""
        while self._findings:
            yield self._findings.popleft()

    def rejections(self) -> Iterator[Rejection]:
        """The lines and rows that were rejected, unless `on_rejection` is told; each once."""
        while self._rejections:
            yield self._rejections.popleft()

    @property
    def next_due(self) -> datetime | None:
        """When something falls due or a warning is given next."""
        return time_of(self._monitor.next_due(), self._program._zone)

    @property
    def counters(self) -> Counters:
        return Counters(*self._monitor.counters())

    @property
    def open(self) -> list[Open]:
        """All live obligations, case by case."""
        rules = self._program.rules
        zone = self._program._zone
        found = []
        for rule, case, opened_at, due_at, paused in self._monitor.open():
            opened = time_of(opened_at, zone)
            assert opened is not None
            due = time_of(due_at, zone)
            found.append(Open(rules[rule].clause, rules[rule].name, case, opened, due, paused))
        return found

    def adopt(self, program: Program, *, terms: str = "old", preview: bool = False) -> Adoption:
        """Goes on under an edited policy without losing what it knows. `terms` says what holds for
        what is open: the "old" ones, under which it was opened, or the "new" ones. With `preview`
        nothing changes. Raises AdoptionError where it cannot."""
        counts, text = self._monitor.adopt(program._handle, TERMS[terms], preview)
        if counts is None:
            raise AdoptionError(text)
        if not preview:
            self._follow(program)
        return Adoption(text, *counts)

    def snapshot(self, position: str = "") -> bytes:
        """All that the monitor knows. `position` comes back from restore(): how far you are in your
        input, in your own words. Findings that nobody has taken are not in it."""
        return self._monitor.snapshot(position)

    def restore(self, snapshot: bytes, *, program: Program | None = None, terms: str = "old") -> str:
        """Forgets everything and goes on where the snapshot was taken; gives its position. With a
        `program` of an edited policy that is adopted. Raises SnapshotError where it cannot be
        restored; nothing has changed then."""
        following = program or self._program
        done, position, message = self._monitor.restore(following._handle, snapshot, TERMS[terms])
        if not done:
            raise SnapshotError(message)
        self._follow(following)
        return position

    def snapshot_case(self, case: str) -> bytes:
        """The same of one case alone, also of one that does not exist yet: for engines that keep the
        state of each key and move it about. Raises SnapshotError for a policy with `dedupe` or with
        rules that go by a key of their own."""
        snapshot, message = self._monitor.snapshot_case(case)
        if message:
            raise SnapshotError(message)
        return snapshot

    def restore_case(self, snapshot: bytes) -> None:
        """Forgets everything and goes on with the case. Raises SnapshotError where it cannot be
        restored, and under any other policy; nothing has changed then."""
        message = self._monitor.restore_case(snapshot)
        if message:
            raise SnapshotError(message)

    def _follow(self, program: Program) -> None:
        # Rules are counted as the monitor counts them: behind the policy's stand former ones.
        self._program = Program(self._monitor.program(), program.diagnostics, program.messages)

    def _tell(self) -> None:
        zone = self._program._zone
        self._findings.extend(finding_of(told, zone) for told in self._monitor.take_findings())
        self._rejections.extend(Rejection(*told) for told in self._monitor.take_rejections())
        # Each is gone before it is told: one that raises is not told again.
        if self._on_rejection is not None:
            while self._rejections:
                self._on_rejection(self._rejections.popleft())
        if self._on_finding is not None:
            while self._findings:
                self._on_finding(self._findings.popleft())


def stream_of(table: object) -> object:
    """The stream of a table, as Arrow's PyCapsule interface gives it."""
    give = getattr(table, "__arrow_c_stream__", None)
    if give is None:
        raise TypeError(f"a {type(table).__name__} is no table: it has no __arrow_c_stream__")
    stream: object = give()
    return stream
