# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""A short log of the instants at which peers differ, which a long random one hardly hits."""

FORMAT = '{{"time":"2026-03-{:02}T{:02}:{:02}:{:02}.{:06}Z","type":"{}","order":"{}"}}\n'
SECOND = 1_000_000
HOUR = 3600 * SECOND

# Microseconds after the first event, type, order.
EVENTS = (
    (0, "request", "just-in-time"),
    (0, "request", "just-too-late"),
    (1, "request", "never"),
    (2, "request", "at-once"),
    (2, "response", "at-once"),
    (3 * HOUR, "response", "just-in-time"),
    (3 * HOUR + 1, "response", "just-too-late"),
    (4 * HOUR, "response", "nobody-asked"),
    (30 * HOUR, "request", "due-at-the-end"),
    (30 * HOUR, "request", "in-time-at-the-end"),
    (30 * HOUR + 1, "request", "due-after-the-end"),
    (33 * HOUR, "response", "in-time-at-the-end"),
)
VIOLATED = ("just-too-late", "never", "due-at-the-end")


def line(offset, kind, order):
    day, rest = divmod(offset + 9 * HOUR, 24 * HOUR)
    second = rest // SECOND
    return FORMAT.format(
        2 + day, second // 3600, second // 60 % 60, second % 60, rest % SECOND, kind, order
    )


def write(folder, make):
    path = folder / "edge-cases.jsonl"
    path.write_text("".join(line(*event) for event in EVENTS), encoding="utf-8")
    return make(path, len(EVENTS), len(VIOLATED))
