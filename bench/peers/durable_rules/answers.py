# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""The rule in durable_rules. Its timers run on the clock of the wall, so the host keeps the queue
of deadlines and posts each when its time has passed.

usage: answers.py LOG
"""

import json
import sys
import time
from collections import deque
from datetime import datetime, timedelta

from durable.lang import c, m, post, pri, ruleset, when_all

LIMIT = timedelta(hours=3)

violations = 0

with ruleset("answers"):

    @when_all(
        pri(1),
        c.request << (m.type == "request"),
        c.response << (m.type == "response") & (m.order == c.request.order),
    )
    def answered(_):
        """An event that took part in a rule is gone, so there is nothing to do."""

    @when_all(
        pri(1),
        c.request << (m.type == "request"),
        c.deadline << (m.type == "deadline") & (m.order == c.request.order),
    )
    def not_answered(_):
        global violations
        violations += 1

    @when_all(pri(2), (m.type == "response") | (m.type == "deadline"))
    def to_nothing(_):
        """What meets no request that waits would stay for ever."""


class Host:
    def __init__(self):
        self.queue = deque()  # (due, order); the log is in order of time, so this is in order of due
        self.now = None
        self.events = 0

    def take(self, event):
        self.now = datetime.fromisoformat(event["time"])
        # A response exactly at the due time is in time, so only what was due before is violated.
        while self.queue and self.queue[0][0] < self.now:
            self.expire_first()
        post("answers", {"type": event["type"], "order": event["order"]})
        if event["type"] == "request":
            self.queue.append((self.now + LIMIT, event["order"]))
        self.events += 1

    def finish(self):
        while self.queue and self.queue[0][0] <= self.now:
            self.expire_first()

    def expire_first(self):
        _, order = self.queue.popleft()
        post("answers", {"type": "deadline", "order": order})


def main():
    begin = time.perf_counter()
    host = Host()
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            host.take(json.loads(line))
    host.finish()
    seconds = time.perf_counter() - begin
    print(json.dumps({"events": host.events, "violations": violations, "seconds": seconds}))


if __name__ == "__main__":
    main()
