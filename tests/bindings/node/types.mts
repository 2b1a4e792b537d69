// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Uses all that index.d.ts declares. It is compiled, and never run.

import { createReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { AdoptionError, EventError, Finding, Monitor, PolicyError, Program } from 'mora';
import { SnapshotError, load, loads, replay, version } from 'mora';
import type { Adoption, Cause, Counters, Counts, Diagnostic, FieldKind, Fields, Money } from 'mora';
import type { MonitorOptions, Open, Rejection, Replay, ReplayOptions, Rule, Status } from 'mora';
import type { Terms, Time, Value } from 'mora';

const program: Program = load(new URL('file:///desk.yaml'), { includeFrom: ['shared'] });
loads('mora: 1', { name: 'desk.yaml', includeFrom: new Set(['shared']) });
const rules: Rule[] = program.rules;
const kind: FieldKind | undefined = program.events['opened']?.['price'];
const words: string = program.policy + program.title + program.timezone + program.caseKey + version;
const currency: string | null = program.currency;
const warnings: readonly Diagnostic[] = program.diagnostics;
console.log(rules[0]?.role?.length, kind, words, currency, program.messages);
console.log(warnings[0]?.endColumn);

const options: MonitorOptions = {
  onFinding: (finding) => console.log(finding.because),
  onRejection: ({ line, reason }: Rejection) => console.log(line, reason),
  latenessMs: 1.5,
  maxOpen: 10,
  maxOpenPerCase: 2,
  language: 'zh',
  source: { time: 'timestamp' },
  firstLine: 2,
  asOf: '2026-03-02T09:00:00Z',
};
const monitor = new Monitor(program, options);

const times: Time[] = [new Date(), 0n, '2026-03-02 09:00'];
const values: Value[] = ['a', true, 1, 1n, new Date(), { number: '0.1' }];
const fields: Fields = { ticket: 'T-1', tags: values, none: null, gone: undefined, list: [null] };
const status: Status = monitor.push('opened', times[0]!, fields, { line: 7 });
const counts: Counts = monitor.pushJson(Buffer.from('{}\n'));
monitor.advanceTo(monitor.nextDueUs ?? times[1]!);
monitor.finish();
monitor.finish(monitor.nextDue);
const counters: Counters = monitor.counters;
const total: number = counters.open + counts.unknown + monitor.counts.events;
const open: Open | undefined = monitor.open[0];
console.log(status === 'too_late', total, open?.dueAt?.getTime(), open?.dueAtUs);

const terms: Terms = 'new';
const adoption: Adoption = monitor.adopt(program, { terms, preview: true });
const snapshot: Buffer = monitor.snapshot(adoption.text);
const position: string = monitor.restore(snapshot, { program, terms });
console.log(position, monitor.program.policy);

function tell(finding: Finding): void {
  const fine: Money | null = finding.fine;
  const cause: Cause | null = finding.caused;
  const late: bigint | null = finding.lateByUs;
  const minor: bigint = (fine?.minor ?? 0n) + (finding.delta?.minor ?? 0n) + (late ?? 0n);
  console.log(minor, cause?.at, finding.evidence[0]?.toFixed(), finding.dueAt?.toISOString());
  if (finding.kind === 'late') console.log(finding.fulfilledAt, finding.lateByMs);
}

// It is a stream as others are.
const stream: Transform = monitor;
const log = createReadStream('desk.jsonl');
await pipeline(log, monitor, async (findings: AsyncIterable<Finding>) => {
  for await (const finding of findings) tell(finding);
});
stream.destroy();
for (const finding of monitor.takeFindings()) tell(finding);

const wanted: ReplayOptions = { asOf: new Date(), latenessMs: 1, language: 'en', source: {} };
const all: ReplayOptions = { ...wanted, onRejection: console.log };
const came: Replay = await replay(program, 'desk.jsonl.gz', all);
console.log(came.findings.length, came.counts, came.counters, came.rejections);

for (const error of [new EventError('a'), new SnapshotError('b'), new AdoptionError('c')]) {
  const plain: Error = error;
  console.log(plain.message);
}
try {
  load('desk.yaml');
} catch (error) {
  if (error instanceof PolicyError) console.log(error.diagnostics.length);
}

// What must not pass.
// @ts-expect-error a Program is made by load()
new Program();
// @ts-expect-error there is no such language
new Monitor(program, { language: 'fr' });
// @ts-expect-error a time is no number
monitor.advanceTo(1);
// @ts-expect-error a field is no bare object
monitor.push('opened', 0n, { price: { amount: '1' } });
// @ts-expect-error a finding does not change
came.findings[0]!.clause = '2';
