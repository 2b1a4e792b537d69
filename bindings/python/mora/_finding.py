# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Findings: what comes out of a monitor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from . import _mora
from ._convert import Money, money_of, time_of

_KINDS = ("violation", "amended", "late", "warning")


class Cause(NamedTuple):
    """The violation that let a rule with `causing` count."""

    clause: str
    at: datetime


@dataclass(frozen=True)
class Finding:
    """What was found: a violation, an amended fine, a late fulfilment or a warning. Times have the
    policy's zone; what a finding does not have is None."""

    kind: str  # "violation", "amended", "late", "warning"
    id: str  # 16 hexadecimal digits; amended and late have that of their violation
    policy: str
    clause: str
    rule: str | None
    case: str
    role: str | None
    person: str | None
    opened_at: datetime | None
    due_at: datetime | None
    at: datetime
    fine: Money | None
    evidence: tuple[int, ...]  # the numbers of the events that show it
    because: str  # one sentence
    from_: Money | None = None  # amended
    to: Money | None = None
    delta: Money | None = None
    amending_event: str | None = None
    fulfilled_at: datetime | None = None  # late
    late_by: timedelta | None = None
    caused: Cause | None = None

    def __str__(self) -> str:
        return f"{self.case}: {self.because}"


def finding_of(told: _mora._Finding, zone: tzinfo) -> Finding:
    """A finding of the library's."""
    caused_at = time_of(told[21], zone)
    at = time_of(told[10], zone)
    assert at is not None
    return Finding(
        kind=_KINDS[told[0]],
        id=f"{told[1]:016x}",
        policy=told[2],
        clause=told[3],
        rule=told[4],
        case=told[5],
        role=told[6],
        person=told[7],
        opened_at=time_of(told[8], zone),
        due_at=time_of(told[9], zone),
        at=at,
        fine=money_of(told[11]),
        evidence=tuple(told[12]),
        because=told[13],
        from_=money_of(told[14]),
        to=money_of(told[15]),
        delta=money_of(told[16]),
        amending_event=told[17],
        fulfilled_at=time_of(told[18], zone),
        late_by=None if told[19] is None else timedelta(microseconds=told[19]),
        caused=None if told[20] is None or caused_at is None else Cause(told[20], caused_at),
    )
