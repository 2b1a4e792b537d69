// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

import { Transform } from 'node:stream';

/** The library's version. */
export const version: string;

// ---- Policies ----

/** What is wrong with a policy, and where. */
export class Diagnostic {
  private constructor();
  readonly severity: 'error' | 'warning' | 'note';
  /** "M0102" */
  readonly id: string;
  /** "unknown_key" */
  readonly name: string;
  readonly message: string;
  /** For this very place; may be empty. */
  readonly help: string;
  /** Empty where it has no place; then line and column are 0. */
  readonly file: string;
  /** From 1, as are columns, which count code points. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** Of the first character behind it. */
  readonly endColumn: number;
  /** In one line: place, message, id. */
  toString(): string;
}

/** A policy has mistakes. The message shows all of them, with their lines. */
export class PolicyError extends Error {
  private constructor();
  readonly diagnostics: readonly Diagnostic[];
}

/** A rule as findings name it. */
export interface Rule {
  clause: string;
  /** Under any_of; null for a clause with one rule. */
  name: string | null;
  /** Empty if the policy has none in that language. */
  titleEn: string;
  titleZh: string;
  text: string;
  /** The liable one. */
  role: string | null;
  file: string;
  line: number;
}

export type FieldKind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'time'
  | 'duration'
  | 'money'
  | 'list';

/** A compiled policy, made by load() or loads(). It never changes. */
export class Program {
  private constructor();
  /** The policy's name. */
  readonly policy: string;
  readonly title: string;
  /** The zone's IANA name. */
  readonly timezone: string;
  /** The field that cases go by. */
  readonly caseKey: string;
  /** Of amounts that name none. */
  readonly currency: string | null;
  /** In the policy's order. */
  readonly rules: Rule[];
  /** The event types, each with its fields and their kinds. */
  readonly events: Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;
  /** Warnings: what is likely a mistake, though the policy works. */
  readonly diagnostics: readonly Diagnostic[];
  /** All of them as a text, with their lines; empty if there are none. */
  readonly messages: string;
}

export interface LoadOptions {
  /** Folders beside the policy's own of which it may include files. */
  includeFrom?: Iterable<string | URL>;
}

/** Compiles the policy in a file. Throws PolicyError where it has mistakes, or cannot be read. */
export function load(path: string | URL, options?: LoadOptions): Program;

/**
 * Compiles a policy from its text. `name` is what messages call it, by default "policy.yaml"; a
 * relative include starts at its folder. Throws PolicyError where it has mistakes.
 */
export function loads(text: string, options?: LoadOptions & { name?: string }): Program;

// ---- Findings ----

/** An amount of money, exact. */
export class Money {
  private constructor();
  /** "30.00", with as many places as the currency has. */
  readonly amount: string;
  /** "CNY" */
  readonly currency: string;
  /** In minor units: 3000n. */
  readonly minor: bigint;
  /** "30.00 CNY" */
  toString(): string;
  toJSON(): { amount: string; currency: string };
}

/** The violation that let a rule with `causing` count. */
export interface Cause {
  readonly clause: string;
  readonly at: Date;
  readonly atUs: bigint;
}

/**
 * What was found: a violation, an amended fine, a late fulfilment or a warning. What a finding does
 * not have is null. A Date counts milliseconds; beside each stand the exact microseconds.
 */
export class Finding {
  private constructor();
  readonly kind: 'violation' | 'amended' | 'late' | 'warning';
  /** 16 hexadecimal digits; amended and late have that of their violation. */
  readonly id: string;
  readonly policy: string;
  readonly clause: string;
  /** Under any_of; null for a clause with one rule. */
  readonly rule: string | null;
  readonly case: string;
  readonly role: string | null;
  readonly person: string | null;
  readonly openedAt: Date | null;
  readonly openedAtUs: bigint | null;
  readonly dueAt: Date | null;
  readonly dueAtUs: bigint | null;
  readonly at: Date;
  readonly atUs: bigint;
  /** What the violation costs now. */
  readonly fine: Money | null;
  /** The numbers of the events that show it. */
  readonly evidence: readonly number[];
  /** One sentence that says why. */
  readonly because: string;
  /** Amended: what it cost before, costs now, and the difference. */
  readonly from: Money | null;
  readonly to: Money | null;
  readonly delta: Money | null;
  readonly amendingEvent: string | null;
  /** Late: when it was done after all. */
  readonly fulfilledAt: Date | null;
  readonly fulfilledAtUs: bigint | null;
  readonly lateByMs: number | null;
  readonly lateByUs: bigint | null;
  readonly caused: Cause | null;
  /** The case and why. */
  toString(): string;
  /** For JSON.stringify(): all but the BigInts. */
  toJSON(): object;
}

// ---- Monitors ----

/** An event that the policy does not know: its type, a field, or a value that does not fit. */
export class EventError extends Error {}

/** A snapshot that cannot be restored: damaged, cut off, of another version or policy. */
export class SnapshotError extends Error {}

/** A policy that a monitor cannot go on under: of another name, case key, zone or precision. */
export class AdoptionError extends Error {}

/**
 * An instant: a Date, microseconds since 1970 in UTC, or a text ("2026-03-02T09:00:00+01:00"), which
 * without an offset is local time of the policy's zone.
 */
export type Time = Date | bigint | string;

/**
 * A value of an event. A text is read as one of a log would be: "30.00 EUR", "2h30m". A number is
 * what it prints as; {number: "0.1"} gives the digits of one that a double cannot hold. A Date is a
 * time.
 */
export type Value = string | boolean | number | bigint | Date | { readonly number: string };

/** The fields of an event by their names; null and undefined are fields that it lacks. */
export type Fields = Readonly<
  Record<string, Value | readonly (Value | null | undefined)[] | null | undefined>
>;

/**
 * What became of an event. A held one takes effect when `latenessMs` is over; a duplicate was
 * passed over, as one of its type and id has counted. The others are rejected, and change nothing.
 */
export type Status =
  | 'accepted'
  | 'held'
  | 'duplicate'
  | 'too_late'
  | 'unknown_type'
  | 'too_few_fields'
  | 'time_out_of_range'
  | 'bad_value';

/** A line that is no event, and why. */
export interface Rejection {
  line: number;
  reason: string;
}

/** What became of lines. */
export interface Counts {
  /** Accepted or held. */
  events: number;
  duplicates: number;
  rejected: number;
  /** Of types that the policy does not have. */
  unknown: number;
}

/** How far a monitor is. */
export interface Counters {
  events: number;
  rejected: number;
  violations: number;
  /** Obligations that are neither met nor violated. */
  open: number;
  duplicates: number;
  /** Obligations beyond `maxOpen`. */
  unopened: number;
}

/** A live obligation. */
export interface Open {
  clause: string;
  rule: string | null;
  case: string;
  openedAt: Date;
  openedAtUs: bigint;
  /** Null while paused, and where it has none. */
  dueAt: Date | null;
  dueAtUs: bigint | null;
  paused: boolean;
}

/** What holds for live obligations whose rule changed. */
export type Terms = 'old' | 'new';

/** What became of the open obligations of a monitor that goes on under an edited policy. */
export interface Adoption {
  /** In one line. */
  text: string;
  /** Before; each counts once in what follows. */
  open: number;
  unchanged: number;
  oldTerms: number;
  sameDue: number;
  newDue: number;
  lateNow: number;
  met: number;
  cancelled: number;
}

export interface MonitorOptions {
  /** Is told each finding, before the call that found it returns. */
  onFinding?: (finding: Finding) => void;
  /** Is told each line that is no event; without it they are only counted. */
  onRejection?: (rejection: Rejection) => void;
  /** How far an event may lie behind the latest one. */
  latenessMs?: number;
  /** How many obligations may be open at once; 0: any number. */
  maxOpen?: number;
  maxOpenPerCase?: number;
  /** Of the sentences in findings; default: "en". */
  language?: 'en' | 'zh';
  /** What a log calls a field: {time: "timestamp"}. */
  source?: Readonly<Record<string, string>>;
  /** The number of the first line; default: 1. */
  firstLine?: number;
  /** What is due until then falls due at the end of the stream; default: up to the last event. */
  asOf?: Time;
}

/**
 * Takes the events of one log and gives findings. It has no clock: time is what events and
 * advanceTo() say.
 *
 * As a stream it takes JSON Lines, in whatever pieces, and gives Finding objects. Its other methods
 * work at once, before, beside or instead of the stream.
 *
 * Each finding is given once: to `onFinding`, where there is one; else what is found in lines that
 * were written, and at their end, to whoever reads the stream; and what a call finds to
 * takeFindings(). A callback may use the monitor. Where one throws, the call throws, or the stream
 * ends with its error; what it was told counts as told, the rest is told after the next call, or
 * taken.
 */
export class Monitor extends Transform {
  constructor(program: Program, options?: MonitorOptions);

  /** The policy in force. */
  readonly program: Program;

  /**
   * Takes one event. A time without an offset is local time of the policy's zone; `line` is what
   * findings name as evidence, by default the monitor counts. Throws EventError where the policy
   * has no such event, field or value, and RangeError or TypeError for what can be no value.
   */
  push(type: string, time: Time, fields?: Fields | null, options?: { line?: number }): Status;
  /** The end of what can be read, which stream.Transform itself says. */
  push(end: null): boolean;

  /** Takes JSON Lines at once: what stands behind the last line end waits for more, or the end. */
  pushJson(lines: string | Uint8Array): Counts;

  /** Every event at or before `time` has been delivered: what is due falls due. */
  advanceTo(time: Time): void;

  /**
   * The end of the log: takes what is held, then what is due up to `asOf` falls due, by default up
   * to the last event. At the end of what is written to it the stream does so itself.
   */
  finish(asOf?: Time | null): void;

  /** The findings that are neither told nor given to the stream's readers; they are gone then. */
  takeFindings(): Finding[];

  /**
   * When something falls due or a warning is given next; null if nothing is pending. Up to a
   * millisecond later than nextDueUs, so that who waits until then does not come too early.
   */
  readonly nextDue: Date | null;
  readonly nextDueUs: bigint | null;

  readonly counters: Counters;
  /** What became of all lines so far. */
  readonly counts: Counts;
  /** All live obligations, case by case. */
  readonly open: Open[];

  /**
   * Goes on under an edited policy without losing what it knows. With `preview` nothing changes.
   * Throws AdoptionError where it cannot.
   */
  adopt(program: Program, options?: { terms?: Terms; preview?: boolean }): Adoption;

  /**
   * All that the monitor knows. `position` comes back from restore(): how far you are in your
   * input, in your own words. A piece of a line and findings that nobody has taken are not in it.
   */
  snapshot(position?: string): Buffer;

  /**
   * Forgets everything and goes on where the snapshot was taken; gives its position. A `program` of
   * an edited policy is adopted. Throws SnapshotError where it cannot be restored; nothing has
   * changed then.
   */
  restore(snapshot: Uint8Array, options?: { program?: Program; terms?: Terms }): string;

  /**
   * The same of one case alone, also of one that does not exist yet: for engines that keep the state
   * of each key and move it about. Throws SnapshotError for a policy with `dedupe` or with rules that
   * go by a key of their own.
   */
  snapshotCase(key: string): Buffer;

  /**
   * Forgets everything and goes on with the case. Throws SnapshotError where it cannot be restored,
   * and under any other policy; nothing has changed then.
   */
  restoreCase(snapshot: Uint8Array): void;
}

// ---- Whole logs ----

export interface ReplayOptions {
  /** What is due until then falls due at the end; default: up to the last event. */
  asOf?: Time;
  latenessMs?: number;
  language?: 'en' | 'zh';
  source?: Readonly<Record<string, string>>;
  onRejection?: (rejection: Rejection) => void;
}

/** What came of a log. */
export interface Replay {
  findings: Finding[];
  /** What became of the lines. */
  counts: Counts;
  counters: Counters;
  /** The lines that are no events, and why. */
  rejections: Rejection[];
}

/**
 * Holds a log in JSON Lines against a policy, or the file of one. A file called .gz is unpacked on
 * the way.
 */
export function replay(
  policy: Program | string | URL,
  file: string | URL,
  options?: ReplayOptions,
): Promise<Replay>;
