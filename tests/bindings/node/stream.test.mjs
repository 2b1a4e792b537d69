// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Logs: a monitor as a stream, and whole files.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { folderOf, mora } from './support.mjs';

const POLICY = `mora: 1
policy: desk
timezone: Europe/Berlin
case: {key: ticket}
events: {opened: {}, answered: {}, cursed: {}}
clauses:
  - {id: "1", on: opened, require: answered, within: 2h}
  - {id: "2", forbid: cursed}
`;
const program = mora.loads(POLICY);
const AS_OF = '2026-03-02T12:00:00Z';

const line = (type, ticket) =>
  `${JSON.stringify({ time: '2026-03-02T09:00:00Z', type, ticket })}\n`;
const OPENED = line('opened', 'T-1');

async function read(monitor, chunks) {
  const findings = [];
  const source = Readable.from(chunks, { objectMode: false });
  for await (const finding of source.pipe(monitor)) findings.push(finding);
  return findings;
}

test('lines may be cut anywhere, also within a character', async () => {
  const bytes = Buffer.from(line('cursed', '工单-é-🎫') + line('cursed', 'T-2'));
  for (let cut = 0; cut <= bytes.length; ++cut) {
    const monitor = new mora.Monitor(program);
    const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)].filter((each) => each.length > 0);
    const findings = await read(monitor, pieces);
    assert.deepEqual(
      findings.map((finding) => finding.case),
      ['工单-é-🎫', 'T-2'],
    );
  }
});

test('bytes may come one by one, and as texts', async () => {
  const bytes = Buffer.from(line('cursed', '工单'));
  const one = await read(
    new mora.Monitor(program),
    Array.from(bytes, (byte) => Buffer.of(byte)),
  );
  const text = await read(new mora.Monitor(program), [line('cursed', '工单')]);
  assert.deepEqual(one, text);
  assert.equal(one.length, 1);
});

test('the end of the stream is the end of the log', async () => {
  const monitor = new mora.Monitor(program, { asOf: AS_OF });
  // The last line has no end of its own.
  const findings = await read(monitor, [OPENED.trimEnd()]);
  assert.deepEqual(
    findings.map(({ kind, clause }) => [kind, clause]),
    [['violation', '1']],
  );
  assert.deepEqual(monitor.counts, { events: 1, duplicates: 0, rejected: 0, unknown: 0 });
  assert.deepEqual(monitor.takeFindings(), []);
});

test('what calls find is taken, what lines find is read', async () => {
  const monitor = new mora.Monitor(program);
  monitor.write(line('cursed', 'T-1'));
  monitor.push('cursed', new Date('2026-03-02T09:00Z'), { ticket: 'T-2' });
  assert.deepEqual(
    monitor.takeFindings().map((finding) => finding.case),
    ['T-2'],
  );
  monitor.end(line('cursed', 'T-3'));
  const read = [];
  for await (const finding of monitor) read.push(finding.case);
  assert.deepEqual(read, ['T-1', 'T-3']);
});

test('a slow reader holds the lines back', async () => {
  const count = 20_000;
  let given = 0;
  let most = 0;
  let read = 0;
  const source = Readable.from(
    (function* lines() {
      for (; given < count; ++given) yield Buffer.from(line('cursed', `T-${given}`));
    })(),
    { objectMode: false },
  );
  const slow = new Writable({
    objectMode: true,
    highWaterMark: 1,
    write(finding, encoding, done) {
      assert.equal(finding.case, `T-${read}`);
      read += 1;
      most = Math.max(most, given - read);
      if (read % 1000 === 0) setImmediate(done);
      else done();
    },
  });
  await pipeline(source, new mora.Monitor(program), slow);
  assert.equal(read, count);
  assert.ok(most < 2000, `${most} lines ahead of the reader`);
});

test('a monitor with onFinding needs no reader', async () => {
  const told = [];
  const monitor = new mora.Monitor(program, { onFinding: (finding) => told.push(finding.case) });
  await pipeline(Readable.from([line('cursed', 'T-1'), line('cursed', 'T-2')]), monitor);
  assert.deepEqual(told, ['T-1', 'T-2']);
  const ended = new mora.Monitor(program, { onFinding: () => {} });
  ended.end(line('cursed', 'T-1'));
  await new Promise((resolve) => ended.on('close', resolve));
});

test('a callback that throws ends the stream and loses no other finding', async () => {
  const told = [];
  const monitor = new mora.Monitor(program, {
    onFinding: (finding) => {
      told.push(finding.case);
      if (finding.case === 'T-1') throw new Error('the mail server is down');
    },
  });
  const lines = Readable.from([line('cursed', 'T-1') + line('cursed', 'T-2')]);
  await assert.rejects(pipeline(lines, monitor), /mail server/);
  assert.ok(monitor.destroyed);
  assert.deepEqual(
    monitor.takeFindings().map((finding) => finding.case),
    ['T-2'],
  );
  assert.equal(monitor.counters.violations, 2);
});

test('bad lines are told and the others count', async () => {
  const rejections = [];
  const monitor = new mora.Monitor(program, {
    onRejection: (rejection) => rejections.push(rejection),
    firstLine: 5,
  });
  const counts = monitor.pushJson(`${OPENED}{\n${line('odd', 'T-1')}`);
  assert.deepEqual(counts, { events: 1, duplicates: 0, rejected: 1, unknown: 1 });
  assert.equal(rejections.length, 1);
  assert.equal(rejections[0].line, 6);
  assert.match(rejections[0].reason, /not JSON/);
  assert.throws(() => monitor.pushJson({}), TypeError);
});

test('a callback for rejections that throws loses no other', () => {
  const told = [];
  const monitor = new mora.Monitor(program, {
    onRejection: ({ line: number }) => {
      told.push(number);
      if (number === 1) throw new Error('the disk is full');
    },
  });
  assert.throws(() => monitor.pushJson(`{\n{\n${line('cursed', 'T-1')}`), /disk/);
  assert.equal(monitor.takeFindings().length, 1);
  monitor.finish();
  assert.deepEqual(told, [1, 2]);
});

test('source says what a log calls things', () => {
  const monitor = new mora.Monitor(program, { source: { time: 'when', case: 'id' } });
  monitor.pushJson(OPENED.replace('"time"', '"when"').replace('"ticket"', '"id"'));
  assert.equal(monitor.open[0].case, 'T-1');
});

test('many findings at once are told in order', () => {
  const told = [];
  const monitor = new mora.Monitor(program, { onFinding: (finding) => told.push(finding.case) });
  const tickets = Array.from({ length: 50_000 }, (_, i) => `T-${i}`);
  monitor.pushJson(tickets.map((ticket) => line('cursed', ticket)).join(''));
  assert.deepEqual(told, tickets);
});

// ---- Whole files ----

test('a file is replayed, also one that is compressed', async (t) => {
  const folder = folderOf(t);
  const policy = path.join(folder, 'desk.yaml');
  writeFileSync(policy, POLICY);
  const log = Buffer.from(`${OPENED}{\n${line('cursed', 'T-2')}`);
  const [plain, packed] = [path.join(folder, 'log.jsonl'), path.join(folder, 'log.jsonl.gz')];
  writeFileSync(plain, log);
  writeFileSync(packed, gzipSync(log));
  const told = [];
  const options = { asOf: AS_OF, onRejection: (rejection) => told.push(rejection) };
  const one = await mora.replay(policy, plain, options);
  assert.deepEqual(
    one.findings.map(({ clause }) => clause),
    ['2', '1'],
  );
  assert.deepEqual(one.counts, { events: 2, duplicates: 0, rejected: 1, unknown: 0 });
  assert.equal(one.counters.violations, 2);
  assert.deepEqual(one.rejections, told);
  assert.equal(told[0].line, 2);
  assert.deepEqual(await mora.replay(program, packed, { asOf: AS_OF }), one);
});

test('a file that is missing or cut off is told', async (t) => {
  const folder = folderOf(t);
  const missing = path.join(folder, 'nowhere.jsonl');
  await assert.rejects(mora.replay(program, missing), { code: 'ENOENT' });
  const cut = path.join(folder, 'cut.jsonl.gz');
  writeFileSync(cut, gzipSync(OPENED).subarray(0, -4));
  await assert.rejects(mora.replay(program, cut), { code: 'Z_BUF_ERROR' });
  const policy = path.join(folder, 'nowhere.yaml');
  await assert.rejects(mora.replay(policy, cut), { name: 'PolicyError' });
});
