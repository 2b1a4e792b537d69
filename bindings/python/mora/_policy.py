# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Policies: YAML in, a program or all of its mistakes out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from . import _mora
from ._convert import instant, zone_of

_SEVERITIES = ("error", "warning", "note")
_KINDS = ("null", "boolean", "number", "string", "time", "duration", "money", "list")


@dataclass(frozen=True)
class Diagnostic:
    """What is wrong with a policy, and where. Lines and columns count from 1; 0 where it has no
    place."""

    severity: str  # "error", "warning"
    id: str  # "M0102"
    name: str  # "unknown_key"
    message: str
    help: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.line else ""
        return f"{place}{self.severity}: {self.message} [{self.id}]"


class PolicyError(Exception):
    """A policy has mistakes. As a text it shows all of them, with their lines."""

    def __init__(self, text: str, diagnostics: list[Diagnostic]) -> None:
        super().__init__(text)
        self.diagnostics = diagnostics


@dataclass(frozen=True)
class Rule:
    """A rule as findings name it."""

    clause: str
    name: str  # under any_of; empty for a clause with one rule
    title_en: str
    title_zh: str
    text: str
    role: str  # the liable one; empty if none
    file: str
    line: int


class Program:
    """A compiled policy, made by load() or loads(). It never changes, and threads may share it."""

    def __init__(
        self, handle: _mora.Program, diagnostics: list[Diagnostic], messages: str = ""
    ) -> None:
        self._handle = handle
        self._info = handle.info()
        self._zone = zone_of(self._info["timezone"])
        self.diagnostics = diagnostics
        """Warnings: what is likely a mistake, though the policy works."""
        self.messages = messages
        """All of them as a text, with their lines; empty if there are none."""

    def _instant(self, time: datetime | str) -> int:
        """An instant in microseconds; without a zone it is local time of the policy's."""
        told = instant(time)
        read = self._handle.read_time(told) if isinstance(told, str) else told
        if read is None:
            raise ValueError(f"{told!r} is no time")
        return read

    @property
    def policy(self) -> str:
        """The policy's name."""
        return self._info["policy"]

    @property
    def title(self) -> str:
        return self._info["title_en"] or self._info["title_zh"]

    @property
    def timezone(self) -> str:
        """The zone's IANA name."""
        return self._info["timezone"]

    @property
    def case_key(self) -> str:
        """The field that cases go by."""
        return self._info["case_key"]

    @property
    def currency(self) -> str | None:
        """Of amounts that name none."""
        return self._info["currency"] or None

    @property
    def rules(self) -> list[Rule]:
        """In the policy's order."""
        return [Rule(*rule) for rule in self._handle.rules()]

    @property
    def events(self) -> Mapping[str, Mapping[str, str]]:
        """The event types, each with its fields and their kinds."""
        return MappingProxyType(
            {
                name: MappingProxyType({field: _KINDS[kind] for field, kind in fields.items()})
                for name, fields in self._handle.events().items()
            }
        )

    def __repr__(self) -> str:
        return f"<mora.Program {self.policy}>"


def load(
    path: str | os.PathLike[str], *, include_from: Iterable[str | os.PathLike[str]] = ()
) -> Program:
    """Compiles the policy in a file. It may include files of its own folder, those below it, and
    those in `include_from`. Raises PolicyError where it has mistakes, or cannot be read."""
    return _made(*_mora.compile_file(os.fspath(path), [os.fspath(f) for f in include_from]))


def loads(
    text: str, *, name: str = "policy.yaml", include_from: Iterable[str | os.PathLike[str]] = ()
) -> Program:
    """Compiles a policy from its text. `name` is what messages call it; a relative include starts
    at its folder."""
    return _made(*_mora.compile_text(name, text, [os.fspath(f) for f in include_from]))


def _made(
    handle: _mora.Program | None,
    diagnostics: list[tuple[int, str, str, str, str, str, int, int, int, int]],
    text: str,
) -> Program:
    told = [Diagnostic(_SEVERITIES[d[0]], *d[1:]) for d in diagnostics]
    if handle is None:
        raise PolicyError(text, told)
    return Program(handle, told, text)
