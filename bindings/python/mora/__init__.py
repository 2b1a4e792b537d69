# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Rules with deadlines: which clauses of a regulation were violated, when, by whom, and what it
costs.

    import mora

    program = mora.load("support-desk.yaml")
    monitor = mora.Monitor(program, print)
    monitor.push("ticket_opened", "2026-03-02 09:00", ticket="T-1", priority="urgent")
    monitor.advance_to(monitor.next_due)

    findings = mora.replay(program, table)    # pyarrow, polars, pandas, DuckDB, ...
"""

from ._convert import Money
from ._finding import Cause, Finding
from ._monitor import (
    Adoption,
    AdoptionError,
    Counters,
    Counts,
    EventError,
    Monitor,
    Open,
    Rejection,
    SnapshotError,
    Status,
    TableError,
)
from ._mora import version as __version__
from ._policy import Diagnostic, PolicyError, Program, Rule, load, loads
from ._replay import Replay, replay

__all__ = [
    "Adoption",
    "AdoptionError",
    "Cause",
    "Counters",
    "Counts",
    "Diagnostic",
    "EventError",
    "Finding",
    "Money",
    "Monitor",
    "Open",
    "PolicyError",
    "Program",
    "Rejection",
    "Replay",
    "Rule",
    "SnapshotError",
    "Status",
    "TableError",
    "__version__",
    "load",
    "loads",
    "replay",
]
