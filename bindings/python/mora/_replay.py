# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Whole tables at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime, timedelta

from . import _mora
from ._convert import LANGUAGES, microseconds
from ._monitor import Counters, Counts, Rejection, TableError, stream_of
from ._policy import Program, load


class Replay:
    """What came of a table. It is a table itself, of the findings, for whatever takes one by
    `__arrow_c_stream__`: pyarrow.table(replay), polars.DataFrame(replay)."""

    def __init__(
        self,
        table: _mora.Table,
        program: Program,
        counts: Counts,
        counters: Counters,
        rejections: list[Rejection],
    ) -> None:
        self._table = table
        self.program = program
        self.counts = counts
        """What became of the rows."""
        self.counters = counters
        self.rejections = rejections
        """The rows that are no events, and why."""

    def __len__(self) -> int:
        """How many findings there are."""
        return self._table.row_count()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.stream()

    def __arrow_c_schema__(self) -> object:
        return self._table.schema()

    def __repr__(self) -> str:
        return (
            f"<mora.Replay of {self.program.policy}: {self.counts.events} events,"
            f" {len(self)} findings, {self.counters.open} open>"
        )


def replay(
    policy: Program | str | os.PathLike[str],
    table: object,
    *,
    as_of: datetime | str | None = None,
    lateness: timedelta = timedelta(0),
    language: str = "en",
    source: Mapping[str, str] | None = None,
) -> Replay:
    """Holds a table of events against a policy, or the file of one. The table is anything with
    `__arrow_c_stream__`; its columns are called as the policy's fields, or as `source` says
    ({"time": "timestamp"}). No column is copied, and Python's lock is released meanwhile.

    Raises TableError where the table cannot be read. A row that is no event is a rejection."""
    program = policy if isinstance(policy, Program) else load(policy)
    monitor = _mora.Monitor(
        program._handle,
        lateness=microseconds(lateness),
        max_open=0,
        max_open_per_case=0,
        language=LANGUAGES[language],
        keeps_table=True,
        source=list((source or {}).items()),
        first_line=1,
    )
    counts, mistake = monitor.push_table(stream_of(table))
    if mistake is not None:
        raise TableError(mistake)
    monitor.finish(None if as_of is None else program._instant(as_of))
    rejections = [Rejection(*told) for told in monitor.take_rejections()]
    return Replay(
        monitor.take_table(), program, Counts(*counts), Counters(*monitor.counters()), rejections
    )
