# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Values of Python as the library has them, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)

_BOOLEAN, _NUMBER, _TIME, _DURATION = 1, 2, 4, 5
_LEAST, _MOST = -(2**63), 2**63 - 1

LANGUAGES = {"en": 0, "zh": 1}
TERMS = {"old": 0, "new": 1}

# What a field of an event may be. A text is read as one of a log would be: "30.00 EUR", "2h30m",
# "2026-03-02T09:00:00+01:00".
Value = str | bool | int | float | Decimal | datetime | timedelta | None
Field = Value | Sequence[Value]


class Money(NamedTuple):
    """An amount of money, exact: Decimal("30.00"), "EUR"."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def microseconds(length: timedelta) -> int:
    """A length of time."""
    return length // _MICROSECOND


def instant(time: datetime | str) -> int | str:
    """An instant in microseconds; a text where only the policy's zone tells which it is."""
    if isinstance(time, str):
        return time
    if time.tzinfo is None:
        return time.isoformat(sep=" ")
    return microseconds(time - _EPOCH)


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC where Python does not have it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return timezone.utc


def time_of(microseconds_: int | None, zone: tzinfo) -> datetime | None:
    """An instant of the library's."""
    if microseconds_ is None:
        return None
    return (_EPOCH + timedelta(microseconds=microseconds_)).astimezone(zone)


def money_of(money: tuple[int, str, int] | None) -> Money | None:
    """An amount of the library's."""
    if money is None:
        return None
    minor, currency, places = money
    return Money(Decimal(minor).scaleb(-places), currency)


def field_of(value: Field) -> str | tuple[int, int, int, str] | list[str | tuple[int, int, int, str]]:
    """A field of an event as the library takes it."""
    if isinstance(value, (str, bool, int, float, Decimal, datetime, timedelta)) or value is None:
        return _plain(value)
    return [_plain(item) for item in value]


def _plain(value: Value) -> str | tuple[int, int, int, str]:
    if value is None:
        return (0, 0, 0, "")
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return (_BOOLEAN, int(value), 0, "")
    if isinstance(value, int):
        return _number(Decimal(value))
    if isinstance(value, float):
        return _number(Decimal(repr(value)))
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, datetime):
        time = instant(value)
        return time if isinstance(time, str) else (_TIME, time, 0, "")
    if isinstance(value, timedelta):
        return (_DURATION, microseconds(value), 0, "")
    raise TypeError(f"a field of an event cannot be a {type(value).__name__}")


def _number(value: Decimal) -> tuple[int, int, int, str]:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"a field of an event cannot be {value}")
    whole = int("".join(map(str, digits)))
    while whole > _MOST and whole % 10 == 0:
        whole, exponent = whole // 10, exponent + 1
    whole = -whole if sign else whole
    if not _LEAST <= whole <= _MOST or not -(2**31) <= exponent < 2**31:
        raise ValueError(f"{value} has more digits than a number of an event may have")
    return (_NUMBER, whole, exponent, "")
