// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The rule as a loop in Node: a map of what waits, a queue of what falls due.
//
// usage: node answers.js LOG

"use strict";

const fs = require("node:fs");
const readline = require("node:readline");

const LIMIT_US = 3 * 3600 * 1_000_000;

// A Date has milliseconds; the log's microseconds are the digits after them.
function microseconds(text) {
  return Date.parse(text) * 1000 + Number(text.slice(23, -1));
}

class Deadlines {
  waiting = new Map(); // order -> due
  queue = []; // [due, order]; the log is in order of time, so this is in order of due
  first = 0; // what lies before it in the queue is done: shift() would move the rest each time
  violations = 0;

  // A response exactly at the due time is in time, so only what was due before is violated.
  expireBefore(now) {
    while (this.first < this.queue.length && this.queue[this.first][0] < now) {
      const [due, order] = this.queue[this.first];
      this.first += 1;
      if (this.waiting.get(order) === due) {
        this.waiting.delete(order);
        this.violations += 1;
      }
    }
    if (this.first > 10_000) {
      this.queue.splice(0, this.first);
      this.first = 0;
    }
  }

  take(event) {
    const now = microseconds(event.time);
    this.expireBefore(now);
    if (event.type === "request") {
      const due = now + LIMIT_US;
      this.waiting.set(event.order, due);
      this.queue.push([due, event.order]);
    } else if (event.type === "response") {
      this.waiting.delete(event.order);
    }
    return now;
  }
}

function main(path) {
  const begin = performance.now();
  const deadlines = new Deadlines();
  let events = 0;
  let now = -Infinity;
  const lines = readline.createInterface({ input: fs.createReadStream(path), crlfDelay: Infinity });
  lines.on("line", (line) => {
    now = deadlines.take(JSON.parse(line));
    events += 1;
  });
  lines.on("close", () => {
    deadlines.expireBefore(now + 1);
    const seconds = (performance.now() - begin) / 1000;
    console.log(JSON.stringify({ events, violations: deadlines.violations, seconds }));
  });
}

main(process.argv[2]);
