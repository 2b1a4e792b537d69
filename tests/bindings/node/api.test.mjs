// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The package mora: what goes wrong and how it is told, who keeps what alive, what a value is.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { collect, folderOf, mora, packageFolder } from './support.mjs';

const DESK = `mora: 1
policy: desk
timezone: Europe/Berlin
currency: EUR
case: {key: ticket}
events:
  opened: {fields: {priority: string, price: money, n: number, since: time, took: duration,
                    urgent: bool, tags: list}}
  answered: {}
clauses:
  - {id: "1", on: opened, require: answered, within: 2h, fine: 20}
  - {id: "2", on: opened where n == 0.1 and price == 12.50 EUR and took == 90m and urgent,
     assert: false}
`;
const FIRST_CLAUSE = DESK.split('  - {id: "2"')[0];
const EDITED = FIRST_CLAUSE.replace('2h', '4h');

const at = (time) => new Date(`2026-03-02T${time}Z`);
const program = mora.loads(DESK);
const monitorOf = (options) => new mora.Monitor(program, options);

function open(monitor, ticket = 'T-1', time = '2026-03-02 09:00', fields = {}) {
  return monitor.push('opened', time, { ticket, ...fields });
}

// ---- Policies ----

test('a program tells what it is', () => {
  assert.equal(program.policy, 'desk');
  assert.equal(program.timezone, 'Europe/Berlin');
  assert.equal(program.currency, 'EUR');
  assert.equal(program.caseKey, 'ticket');
  assert.equal(program.events.opened.price, 'money');
  assert.deepEqual(
    program.rules.map(({ clause, name, line }) => [clause, name, line]),
    [
      ['1', null, 11],
      ['2', null, 12],
    ],
  );
  assert.deepEqual(
    program.diagnostics.map(({ severity, id }) => [severity, id]),
    [
      ['warning', 'M1208'],
      ['warning', 'M1207'],
    ],
  );
  assert.match(program.messages, /^policy\.yaml:11:27: warning: .*2 warnings\n$/s);
});

test('an event may be called as a property of every object is', () => {
  const odd = mora.loads(FIRST_CLAUSE.replace('answered: {}', 'answered: {}\n  constructor: {}'));
  assert.deepEqual(Object.keys(odd.events).sort(), ['answered', 'constructor', 'opened']);
  assert.equal(program.events.constructor, undefined);
});

test('a mistake has its place and what was meant', () => {
  const wrong = () => mora.loads('mora: 1\npolicy: x\nclausess: []\n', { name: 'wrong.yaml' });
  assert.throws(wrong, (error) => {
    assert.ok(error instanceof mora.PolicyError && error instanceof Error);
    assert.equal(error.name, 'PolicyError');
    assert.match(error.message, /wrong\.yaml:3:1: error/);
    const told = error.diagnostics.find(({ name }) => name === 'unknown_key');
    const place = [told.file, told.line, told.column, told.severity];
    assert.deepEqual(place, ['wrong.yaml', 3, 1, 'error']);
    assert.match(told.help, /clauses/);
    assert.match(String(told), /^wrong\.yaml:3:1: error: .*\[M\d+\]$/);
    return true;
  });
});

test('a missing file is a policy error', (t) => {
  const missing = path.join(folderOf(t), 'nowhere.yaml');
  assert.throws(() => mora.load(missing), { name: 'PolicyError', message: /nowhere\.yaml/ });
});

test('files from outside need to be allowed', (t) => {
  const folder = folderOf(t);
  mkdirSync(path.join(folder, 'shared'));
  mkdirSync(path.join(folder, 'own'));
  writeFileSync(
    path.join(folder, 'shared', 'hours.yaml'),
    'mora: 1\ncalendars: {office: {weekly: {mon-fri: "09:00-17:00"}}}\n',
  );
  const policy = path.join(folder, 'own', 'desk.yaml');
  const clause = '{id: "1", on: opened, require: answered, within: 2h, clock: office}';
  const include = 'include: [../shared/hours.yaml]';
  writeFileSync(policy, `${DESK.split('clauses:')[0]}${include}\nclauses:\n  - ${clause}\n`);
  assert.throws(() => mora.load(policy), /M0112/);
  const shared = path.join(folder, 'shared');
  assert.equal(mora.load(policy, { includeFrom: [shared] }).policy, 'desk');
  const [url, folderUrl] = [pathToFileURL(policy), pathToFileURL(shared)];
  assert.equal(mora.load(url, { includeFrom: [folderUrl] }).policy, 'desk');
});

test('what is no program, path or option is told', () => {
  assert.throws(() => new mora.Program(), TypeError);
  assert.throws(() => new mora.Monitor({}), TypeError);
  assert.throws(() => new mora.Monitor(Object.create(mora.Program.prototype)), TypeError);
  assert.throws(() => mora.load(7), TypeError);
  assert.throws(() => mora.loads(Buffer.from(DESK)), TypeError);
  assert.throws(() => monitorOf({ language: 'fr' }), RangeError);
  assert.throws(() => monitorOf({ latenessMs: -1 }), RangeError);
  assert.throws(() => monitorOf({ maxOpen: 1.5 }), RangeError);
  assert.throws(() => monitorOf({ onFinding: 'print' }), TypeError);
  assert.throws(() => monitorOf().adopt(program, { terms: 'newer' }), RangeError);
  assert.throws(() => monitorOf().adopt(null), TypeError);
});

// ---- Events ----

test('values of JavaScript are those of the policy', () => {
  const monitor = monitorOf();
  const status = open(monitor, 'T-1', '2026-03-02 09:00', {
    n: 0.1,
    price: '12.50 EUR',
    took: '90m',
    urgent: true,
    tags: ['a', 1, 2n, { number: '2.5' }, null],
    since: at('08:00'),
    priority: undefined,
  });
  assert.equal(status, 'accepted');
  assert.deepEqual(
    monitor.takeFindings().map(({ clause }) => clause),
    ['2'],
  );
});

for (const n of [0.1, { number: '0.1' }, { number: '1E-1' }, { number: '+00.10' }]) {
  test(`${JSON.stringify(n)} is exactly a tenth`, () => {
    const monitor = monitorOf();
    open(monitor, 'T-1', '2026-03-02 09:00', { n, price: '12.5', took: '1h30m', urgent: true });
    assert.equal(monitor.takeFindings().length, 1);
  });
}

test('times with and without an offset', () => {
  const monitor = monitorOf();
  open(monitor, 'T-1', at('08:00'));
  open(monitor, 'T-2', '2026-03-02 09:00');
  open(monitor, 'T-3', '2026-03-02T09:00+01:00');
  open(monitor, 'T-4', BigInt(at('08:00').getTime()) * 1000n);
  assert.equal(new Set(monitor.open.map(({ openedAtUs }) => openedAtUs)).size, 1);
  assert.deepEqual(monitor.open[0].openedAt, at('08:00'));
  assert.deepEqual(monitor.open[0].dueAt, at('10:00'));
  monitor.advanceTo('2026-03-02 10:59');
  assert.equal(monitor.takeFindings().length, 0);
  monitor.advanceTo('2026-03-02T11:00:00.000000+01:00');
  assert.equal(monitor.takeFindings().length, 4);
});

test('what is due between two milliseconds is not missed', () => {
  const monitor = monitorOf();
  open(monitor, 'T-1', '2026-03-02T08:00:00.000005Z');
  assert.equal(monitor.nextDueUs, BigInt(at('10:00').getTime()) * 1000n + 5n);
  assert.deepEqual(monitor.nextDue, at('10:00:00.001'));
  monitor.advanceTo(monitor.nextDueUs - 1n);
  assert.equal(monitor.takeFindings().length, 0);
  monitor.advanceTo(monitor.nextDue);
  const [finding] = monitor.takeFindings();
  assert.equal(finding.dueAtUs % 1000n, 5n);
  assert.deepEqual(finding.dueAt, at('10:00'));
  assert.equal(monitor.nextDue, null);
});

for (const [fields, words] of [
  [{ colour: 'red' }, /no field 'colour'/],
  [{ n: 'seven' }, /'n'/],
  [{ since: 'yesterday' }, /'since'/],
  [{ priority: 7 }, /'priority'/],
  [{ n: { number: '1e99999' } }, /'n'.*out of range/],
]) {
  test(`an event that the policy does not know is told: ${JSON.stringify(fields)}`, () => {
    const monitor = monitorOf();
    const push = () => open(monitor, 'T-1', '2026-03-02 09:00', fields);
    assert.throws(push, { name: 'EventError', message: words });
    assert.equal(monitor.counters.events, 0);
  });
}

test('an unknown type and an unknown time are told', () => {
  const monitor = monitorOf();
  const type = () => monitor.push('opend', '2026-03-02', { ticket: 'T-1' });
  assert.throws(type, { name: 'EventError', message: /no event 'opend'/ });
  const time = () => open(monitor, 'T-1', 'yesterday');
  assert.throws(time, { name: 'EventError', message: /yesterday/ });
  assert.throws(() => monitor.push(7, '2026-03-02'), TypeError);
});

for (const value of [{}, new Map(), Symbol('a'), () => 1, [['a']], Buffer.from('a')]) {
  test(`${value.constructor.name} is no value`, () => {
    assert.throws(() => open(monitorOf(), 'T-1', '2026-03-02', { priority: value }), TypeError);
  });
}

for (const n of [NaN, Infinity, 10n ** 30n + 1n, { number: '' }, { number: '1,5' }]) {
  test(`${String(n.number ?? n)} is no number of an event`, () => {
    assert.throws(() => open(monitorOf(), 'T-1', '2026-03-02', { n }), RangeError);
  });
}

for (const time of [new Date(NaN), '2026-13-02 11:00', '2026-02-30T11:00Z', 'noon', 2n ** 70n]) {
  test(`${String(time)} is no instant`, () => {
    assert.throws(() => monitorOf().advanceTo(time), RangeError);
  });
}

test('a number is no time', () => {
  assert.throws(() => monitorOf().advanceTo(0), TypeError);
  assert.throws(() => monitorOf().advanceTo(null), TypeError);
});

test('an event that comes too late is rejected', () => {
  const monitor = monitorOf({ latenessMs: 10 * 60 * 1000 });
  assert.equal(open(monitor, 'T-1', '2026-03-02 09:00'), 'held');
  assert.equal(open(monitor, 'T-2', '2026-03-02 08:55'), 'held');
  assert.equal(open(monitor, 'T-3', '2026-03-02 08:00'), 'too_late');
  assert.equal(monitor.counters.rejected, 1);
});

// ---- Findings ----

test('each finding is given once', () => {
  const monitor = monitorOf();
  open(monitor);
  monitor.finish(at('11:00'));
  const [finding, ...others] = monitor.takeFindings();
  assert.deepEqual([others, monitor.takeFindings()], [[], []]);
  assert.equal(finding.kind, 'violation');
  assert.match(finding.id, /^[0-9a-f]{16}$/);
  const { amount, currency, minor } = finding.fine;
  assert.deepEqual([amount, currency, minor], ['20.00', 'EUR', 2000n]);
  assert.deepEqual(finding.dueAt, at('10:00'));
  assert.deepEqual(finding.evidence, [1]);
  assert.deepEqual([finding.person, finding.lateByMs, finding.caused], [null, null, null]);
  const json = JSON.parse(JSON.stringify(finding));
  assert.deepEqual(json.fine, { amount: '20.00', currency: 'EUR' });
  assert.equal(json.dueAt, '2026-03-02T10:00:00.000Z');
});

test('a callback that throws loses no finding', () => {
  const told = [];
  const monitor = monitorOf({
    onFinding: (finding) => {
      told.push(finding.case);
      if (finding.case === 'T-1') throw new Error('the mail server is down');
    },
  });
  open(monitor, 'T-1');
  open(monitor, 'T-2');
  assert.throws(() => monitor.finish(at('11:00')), /mail server/);
  monitor.advanceTo(at('12:00'));
  assert.deepEqual(told, ['T-1', 'T-2']);
});

test('a callback may use the monitor', () => {
  const seen = [];
  const monitor = monitorOf({
    onFinding: (finding) => {
      seen.push([finding.case, monitor.counters.violations]);
      if (finding.case === 'T-1') open(monitor, 'T-3', at('11:00'));
      if (finding.case === 'T-1') monitor.advanceTo(at('13:00'));
    },
  });
  open(monitor, 'T-1');
  open(monitor, 'T-2');
  monitor.advanceTo(at('10:30'));
  assert.deepEqual(seen, [
    ['T-1', 2],
    ['T-2', 2],
    ['T-3', 3],
  ]);
});

test('words are in the language that is asked for', () => {
  const monitor = monitorOf({ language: 'zh' });
  open(monitor);
  monitor.finish(at('11:00'));
  assert.match(monitor.takeFindings()[0].because, /[\u4e00-\u9fff]/);
});

// ---- Snapshots and edited policies ----

test('a snapshot goes on where it was taken', () => {
  const first = monitorOf();
  open(first);
  const snapshot = first.snapshot('line 1');
  assert.ok(Buffer.isBuffer(snapshot));
  const second = monitorOf();
  assert.equal(second.restore(snapshot), 'line 1');
  second.finish(at('11:00'));
  assert.equal(second.takeFindings()[0].case, 'T-1');
});

test('a case goes on alone', () => {
  const both = monitorOf();
  open(both);
  open(both, 'T-2');
  const alone = monitorOf();
  alone.pushJson('{"time": "2026-0');
  alone.restoreCase(both.snapshotCase('T-2'));
  assert.deepEqual(
    alone.open.map((obligation) => obligation.case),
    ['T-2'],
  );
  alone.finish(at('11:00'));
  assert.equal(alone.takeFindings()[0].case, 'T-2');
  assert.throws(() => alone.restoreCase(both.snapshot()), {
    name: 'SnapshotError',
    message: /of all cases/,
  });
  const ids = new mora.Monitor(mora.loads(DESK.replace('events:', 'dedupe: uid\nevents:')));
  assert.throws(() => ids.snapshotCase('T-1'), { name: 'SnapshotError', message: /'dedupe'/ });
});

test('a source that names no field is told', () => {
  assert.throws(() => monitorOf({ source: { tiem: 'when' } }), /tiem/);
});

test('a snapshot is restored under an edited policy', () => {
  const first = monitorOf();
  open(first);
  const edited = mora.loads(EDITED);
  const second = monitorOf();
  second.restore(first.snapshot(), { program: edited, terms: 'new' });
  assert.equal(second.program, edited);
  assert.deepEqual(second.nextDue, at('12:00'));
  open(second, 'T-2', '2026-03-02 09:30');
  assert.deepEqual(
    second.open.map(({ clause }) => clause),
    ['1', '1'],
  );
});

for (const [name, damage] of Object.entries({
  'cut off': (bytes) => bytes.subarray(0, -1),
  empty: () => Buffer.alloc(0),
  changed: (bytes) => Buffer.concat([Buffer.from('x'), bytes.subarray(1)]),
})) {
  test(`a snapshot that is ${name} is refused and changes nothing`, () => {
    const monitor = monitorOf();
    open(monitor);
    const damaged = damage(monitor.snapshot());
    assert.throws(() => monitor.restore(damaged), { name: 'SnapshotError', message: /./ });
    assert.throws(() => monitor.restore('text'), TypeError);
    assert.equal(monitor.counters.open, 1);
  });
}

test('an edited policy is adopted', () => {
  const monitor = monitorOf();
  open(monitor);
  const edited = mora.loads(EDITED);
  assert.equal(monitor.adopt(edited, { terms: 'new', preview: true }).newDue, 1);
  assert.deepEqual([monitor.nextDue, monitor.program], [at('10:00'), program]);
  const adoption = monitor.adopt(edited, { terms: 'new' });
  assert.equal(adoption.open, 1);
  assert.match(adoption.text, /1 open/);
  assert.deepEqual([monitor.nextDue, monitor.program], [at('12:00'), edited]);
  assert.equal(monitor.push('answered', '2026-03-02 09:30', { ticket: 'T-1' }), 'accepted');
  assert.deepEqual(monitor.open, []);
});

test('another policy is not adopted', () => {
  const other = mora.loads(FIRST_CLAUSE.replace('policy: desk', 'policy: shop'));
  assert.throws(() => monitorOf().adopt(other), { name: 'AdoptionError', message: /name/ });
});

// ---- Lifetimes and threads ----

test('a monitor lives on without its program', async () => {
  let short = mora.loads(FIRST_CLAUSE);
  const gone = new WeakRef(short);
  const monitor = new mora.Monitor(short);
  monitor.adopt(mora.loads(EDITED));
  short = null;
  assert.ok(await collect(() => gone.deref() === undefined));
  open(monitor);
  monitor.finish(at('13:00'));
  assert.equal(monitor.takeFindings().length, 1);
});

// In a function of its own, so that no frame keeps the last of them.
function usedAndLeft() {
  const own = mora.loads(FIRST_CLAUSE);
  const monitor = new mora.Monitor(own, { onFinding: () => monitor.open });
  open(monitor);
  monitor.write('{}\n');
  return [new WeakRef(own), new WeakRef(monitor)];
}

test('monitors and programs are freed when nobody has them', async () => {
  const gone = [];
  for (let i = 0; i < 50; ++i) gone.push(...usedAndLeft());
  assert.ok(await collect(() => gone.every((each) => each.deref() === undefined)));
});

test('nothing is said at the end of a program that leaves a monitor behind', () => {
  const index = JSON.stringify(pathToFileURL(path.join(packageFolder, 'index.js')).href);
  const code = `import { loads, Monitor } from ${index};
    globalThis.monitor = new Monitor(loads(${JSON.stringify(FIRST_CLAUSE)}));
    monitor.push('opened', '2026-03-02', { ticket: 'T' });`;
  const command = ['--input-type=module', '-e', code];
  assert.equal(execFileSync(process.execPath, command, { encoding: 'utf8' }), '');
});

test('each worker has a module of its own', async () => {
  const code = `const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.index).then(({ loads, Monitor }) => {
      const monitor = new Monitor(loads(workerData.policy));
      monitor.push('opened', '2026-03-02 09:00', { ticket: 'T' });
      monitor.finish(new Date('2026-03-02T12:00Z'));
      parentPort.postMessage(monitor.takeFindings().length);
    });`;
  const index = pathToFileURL(path.join(packageFolder, 'index.js')).href;
  const workers = Array.from({ length: 3 }, () => {
    const worker = new Worker(code, { eval: true, workerData: { index, policy: FIRST_CLAUSE } });
    return new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
  });
  assert.deepEqual(await Promise.all(workers), [1, 1, 1]);
});
