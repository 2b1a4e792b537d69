// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Monitors: events in, findings out.

import { Transform } from 'node:stream';

import { countOf, dateFrom, dateOf, eventTime, fieldsOf, instantUnder } from './convert.js';
import { languageOf, lengthOf, termsOf } from './convert.js';
import { Finding } from './finding.js';
import { native } from './native.js';
import { handleOf } from './policy.js';
import { Queue } from './queue.js';

const STATUSES = [
  'accepted',
  'held',
  'duplicate',
  'too_late',
  'unknown_type',
  'too_few_fields',
  'time_out_of_range',
  'bad_value',
];
const LINE_END = 0x0a;

/** An event that the policy does not know: its type, a field, or a value that does not fit. */
export class EventError extends Error {}
EventError.prototype.name = 'EventError';

/** A snapshot that cannot be restored: damaged, cut off, of another version or policy. */
export class SnapshotError extends Error {}
SnapshotError.prototype.name = 'SnapshotError';

/** A policy that a monitor cannot go on under: of another name, case key, zone or precision. */
export class AdoptionError extends Error {}
AdoptionError.prototype.name = 'AdoptionError';

/**
 * Takes the events of one log and gives findings. It has no clock: time is what events and
 * advanceTo() say. index.d.ts says which finding goes where.
 */
export class Monitor extends Transform {
  #monitor;
  #program;
  #onFinding;
  #onRejection;
  #asOf;
  #findings = new Queue();
  #rejections = new Queue();
  #counts = { events: 0, duplicates: 0, rejected: 0, unknown: 0 };
  // Whether the last line that was written still waits for its end.
  #isCut = false;

  constructor(program, options = {}) {
    super({ readableObjectMode: true });
    this.#onFinding = functionOf(options.onFinding, 'onFinding');
    this.#onRejection = functionOf(options.onRejection, 'onRejection');
    this.#asOf = instantOrNull(program, options.asOf);
    this.#monitor = new native.Monitor(handleOf(program), {
      lateness: lengthOf(options.latenessMs ?? 0, 'latenessMs'),
      maxOpen: countOf(options.maxOpen ?? 0, 'maxOpen'),
      maxOpenPerCase: countOf(options.maxOpenPerCase ?? 0, 'maxOpenPerCase'),
      language: languageOf(options.language ?? 'en'),
      source: Object.entries(options.source ?? {}).map((pair) => pair.map(String)),
      firstLine: countOf(options.firstLine ?? 1, 'firstLine'),
    });
    this.#program = program;
    // Nothing comes out to be read, so nobody needs to read for the end to be reached.
    if (this.#onFinding !== null) this.resume();
  }

  get program() {
    return this.#program;
  }

  push(type, time, fields, { line = 0 } = {}) {
    // What stream.Transform itself calls at the end of the findings.
    if (type === null) return super.push(null);
    if (typeof type !== 'string') throw new TypeError('the type of an event is a string');
    const number = countOf(line, 'line');
    const told = this.#monitor.push(type, eventTime(time), fieldsOf(fields ?? {}), number);
    if (typeof told === 'string') throw new EventError(told);
    this.#tell();
    return STATUSES[told];
  }

  pushJson(lines) {
    const counts = this.#take(bytesOf(lines));
    this.#tell();
    return counts;
  }

  advanceTo(time) {
    this.#monitor.advanceTo(instantUnder(handleOf(this.#program), time));
    this.#tell();
  }

  finish(asOf) {
    this.#end(instantOrNull(this.#program, asOf));
    this.#tell();
  }

  takeFindings() {
    return this.#findings.takeAll();
  }

  get nextDue() {
    return dateFrom(this.nextDueUs);
  }

  get nextDueUs() {
    return this.#monitor.nextDue();
  }

  get counters() {
    return this.#monitor.counters();
  }

  get counts() {
    return { ...this.#counts };
  }

  get open() {
    return this.#monitor.open().map((told) => ({
      clause: told.clause,
      rule: told.rule || null,
      case: told.case,
      openedAt: dateOf(told.openedAt),
      openedAtUs: told.openedAt,
      dueAt: dateOf(told.dueAt),
      dueAtUs: told.dueAt,
      paused: told.paused,
    }));
  }

  adopt(program, { terms = 'old', preview = false } = {}) {
    const adoption = this.#monitor.adopt(handleOf(program), termsOf(terms), Boolean(preview));
    if (adoption.open === undefined) throw new AdoptionError(adoption.text);
    if (!preview) this.#program = program;
    this.#tell();
    return adoption;
  }

  snapshot(position = '') {
    if (typeof position !== 'string') throw new TypeError('the position in a snapshot is a string');
    return this.#monitor.snapshot(position);
  }

  restore(snapshot, { program = this.#program, terms = 'old' } = {}) {
    if (!(snapshot instanceof Uint8Array)) throw new TypeError('a snapshot is a Buffer');
    const done = this.#monitor.restore(handleOf(program), snapshot, termsOf(terms));
    if (!done.isRestored) throw new SnapshotError(done.text);
    this.#program = program;
    this.#isCut = false;
    this.#tell();
    return done.position;
  }

  snapshotCase(key) {
    if (typeof key !== 'string') throw new TypeError('the key of a case is a string');
    const snapshot = this.#monitor.snapshotCase(key);
    if (typeof snapshot === 'string') throw new SnapshotError(snapshot);
    return snapshot;
  }

  restoreCase(snapshot) {
    if (!(snapshot instanceof Uint8Array)) throw new TypeError('a snapshot is a Buffer');
    const refusal = this.#monitor.restoreCase(snapshot);
    if (refusal !== '') throw new SnapshotError(refusal);
    this.#isCut = false;
  }

  _transform(chunk, encoding, done) {
    this.#streamed(() => this.#take(chunk), done);
  }

  _flush(done) {
    this.#streamed(() => this.#end(this.#asOf), done);
  }

  // What is found meanwhile goes to whoever reads the stream, unless it is told to onFinding.
  #streamed(work, done) {
    try {
      work();
      this.#tell();
      if (this.#onFinding === null) for (const finding of this.takeFindings()) super.push(finding);
    } catch (error) {
      done(error);
      return;
    }
    done();
  }

  #take(bytes) {
    const counts = this.#monitor.pushJson(bytes);
    for (const what of Object.keys(counts)) this.#counts[what] += counts[what];
    if (bytes.length !== 0) this.#isCut = bytes[bytes.length - 1] !== LINE_END;
    return counts;
  }

  #end(asOf) {
    // The finish would take the last line as well, but does not say what became of it.
    if (this.#isCut) this.#take(Buffer.of(LINE_END));
    this.#monitor.finish(asOf);
  }

  #tell() {
    for (const told of this.#monitor.takeFindings()) this.#findings.add(new Finding(told));
    const rejections = this.#monitor.takeRejections();
    // Each is gone before it is told: what throws is not told again.
    if (this.#onRejection !== null) {
      for (const rejection of rejections) this.#rejections.add(rejection);
      while (!this.#rejections.isEmpty) this.#onRejection(this.#rejections.take());
    }
    if (this.#onFinding !== null) {
      while (!this.#findings.isEmpty) this.#onFinding(this.#findings.take());
    }
  }
}

function functionOf(given, what) {
  if (given === undefined || given === null) return null;
  if (typeof given !== 'function') throw new TypeError(`${what} is a function`);
  return given;
}

function instantOrNull(program, time) {
  return time === undefined || time === null ? null : instantUnder(handleOf(program), time);
}

function bytesOf(lines) {
  if (typeof lines === 'string') return Buffer.from(lines);
  if (!(lines instanceof Uint8Array)) throw new TypeError('lines are a string or a Buffer');
  return lines;
}
