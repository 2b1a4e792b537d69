# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""The rule as a loop in plain Python: a dictionary of what waits, a queue of what falls due.

usage: answers.py LOG
"""

import json
import sys
import time
from collections import deque
from datetime import datetime, timedelta

LIMIT = timedelta(hours=3)


class Deadlines:
    def __init__(self):
        self.waiting = {}  # order -> due
        self.queue = deque()  # (due, order); the log is in order of time, so this is in order of due
        self.violations = 0

    def expire_before(self, now):
        """A response exactly at the due time is in time, so only what was due before is violated."""
        while self.queue and self.queue[0][0] < now:
            self._expire_first()

    def expire_until(self, now):
        while self.queue and self.queue[0][0] <= now:
            self._expire_first()

    def _expire_first(self):
        due, order = self.queue.popleft()
        if self.waiting.get(order) == due:
            del self.waiting[order]
            self.violations += 1

    def take(self, event):
        now = datetime.fromisoformat(event["time"])
        self.expire_before(now)
        if event["type"] == "request":
            due = now + LIMIT
            self.waiting[event["order"]] = due
            self.queue.append((due, event["order"]))
        elif event["type"] == "response":
            self.waiting.pop(event["order"], None)
        return now


def main():
    begin = time.perf_counter()
    deadlines = Deadlines()
    events = 0
    now = None
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            now = deadlines.take(json.loads(line))
            events += 1
    if now is not None:
        deadlines.expire_until(now)
    seconds = time.perf_counter() - begin
    print(json.dumps({"events": events, "violations": deadlines.violations, "seconds": seconds}))


if __name__ == "__main__":
    main()
