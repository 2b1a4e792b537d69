// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Every case file under tests/cases through the package: as events, as a stream of lines, and over
// snapshots. Reads what export_cases wrote, whose path is in MORA_EXPORTED_CASES.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';

import { mora } from './support.mjs';

// Times are BigInts in the end: not all of them are among the numbers of JSON.parse().
const CASES = readFileSync(process.env.MORA_EXPORTED_CASES, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line.replace(/"(time|as_of|lateness)":(-?\d+)/g, '"$1":"$2"')));
const ERRORS = CASES.filter((each) => 'errors' in each);
const JUDGED = CASES.filter((each) => !('errors' in each));

const nameOf = (each) => each.name.split('/tests/cases/').at(-1);

function compiled({ policy, include }) {
  if ('text' in policy) {
    return mora.loads(policy.text, { name: policy.path, includeFrom: include });
  }
  return mora.load(policy.path, { includeFrom: include });
}

const textOf = (value) => (value === null ? '' : String(value));

function factsOf(finding) {
  return {
    kind: finding.kind,
    policy: finding.policy,
    clause: finding.clause,
    rule: textOf(finding.rule),
    case: finding.case,
    role: textOf(finding.role),
    person: textOf(finding.person),
    opened_at: textOf(finding.openedAtUs),
    due_at: textOf(finding.dueAtUs),
    at: textOf(finding.atUs),
    fine: textOf(finding.fine),
    evidence: `[${finding.evidence.join(', ')}]`,
    because: finding.because,
    from: textOf(finding.from),
    to: textOf(finding.to),
    delta: textOf(finding.delta),
    fulfilled_at: textOf(finding.fulfilledAtUs),
    late_by: textOf(finding.lateByUs),
    'caused.clause': finding.caused ? finding.caused.clause : '',
    'caused.at': finding.caused ? String(finding.caused.atUs) : '',
  };
}

function agrees(expected, facts) {
  return Object.entries(expected).every(([name, value]) => facts[name] === value);
}

function judge(each, findings, rejected, counters) {
  const came = findings.map(factsOf);
  let met = 0;
  for (const facts of came) {
    if (met < each.expect.length && agrees(each.expect[met], facts)) met += 1;
  }
  const missing = () => JSON.stringify({ missing: each.expect[met], came }, null, 1);
  assert.equal(met, each.expect.length, met === each.expect.length ? undefined : missing());
  if (each.nothing_else) assert.equal(came.length, each.expect.length);
  const ascending = (a, b) => a - b;
  assert.deepEqual(rejected.sort(ascending), [...each.rejected].sort(ascending));
  if (each.open !== null) assert.equal(counters.open, each.open);
  if (each.duplicates !== null) assert.equal(counters.duplicates, each.duplicates);
}

const optionsOf = (each) => ({ latenessMs: Number(each.lateness) / 1000 });
const asOf = (each) => (each.as_of === null ? undefined : BigInt(each.as_of));
const lineOf = (event) => (event === null ? '{}\n' : `${event.json}\n`);

describe('a mistaken policy has the messages of its case', () => {
  for (const each of ERRORS) {
    test(nameOf(each), () => {
      let text;
      try {
        text = compiled(each).messages;
      } catch (error) {
        assert.ok(error instanceof mora.PolicyError);
        text = error.message;
      }
      if (each.folder) text = text.replaceAll(each.folder, '');
      const withoutEnd = (message) => message.replace(/\n+$/, '');
      assert.equal(withoutEnd(text), withoutEnd(each.errors));
    });
  }
});

describe('events', () => {
  for (const each of JUDGED) {
    test(nameOf(each), () => {
      const monitor = new mora.Monitor(compiled(each), optionsOf(each));
      const rejected = [];
      each.events.forEach((event, index) => {
        const line = index + 1;
        const status =
          event === null
            ? 'unreadable'
            : monitor.push(event.type, BigInt(event.time), event.fields, { line });
        if (!['accepted', 'held', 'duplicate'].includes(status)) rejected.push(line);
      });
      monitor.finish(asOf(each));
      judge(each, monitor.takeFindings(), rejected, monitor.counters);
    });
  }
});

describe('a stream of lines', () => {
  for (const each of JUDGED) {
    test(nameOf(each), async () => {
      const rejected = [];
      const monitor = new mora.Monitor(compiled(each), {
        ...optionsOf(each),
        asOf: asOf(each),
        onRejection: ({ line }) => rejected.push(line),
      });
      const findings = [];
      const lines = Readable.from(each.events.map(lineOf), { objectMode: false });
      for await (const finding of lines.pipe(monitor)) findings.push(finding);
      judge(each, findings, rejected, monitor.counters);
      assert.deepEqual(monitor.takeFindings(), []);
    });
  }
});

describe('lines with a snapshot before each', () => {
  for (const each of JUDGED) {
    test(nameOf(each), async () => {
      const program = compiled(each);
      const findings = [];
      const rejected = [];
      const fresh = (firstLine) =>
        new mora.Monitor(program, {
          ...optionsOf(each),
          firstLine,
          onFinding: (finding) => findings.push(finding),
          onRejection: ({ line }) => rejected.push(line),
        });
      let monitor = fresh(1);
      for (const [index, event] of each.events.entries()) {
        const snapshot = monitor.snapshot(`event ${index}`);
        monitor = fresh(index + 1);
        assert.equal(monitor.restore(snapshot), `event ${index}`);
        await new Promise((done) => monitor.write(lineOf(event), done));
      }
      monitor.finish(asOf(each));
      judge(each, findings, rejected, monitor.counters);
    });
  }
});

test('there are as many cases as in the folder', () => {
  assert.ok(CASES.length > 700);
});
