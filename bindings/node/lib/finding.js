// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Findings: what comes out of a monitor.

import { dateOf } from './convert.js';

const KINDS = ['violation', 'amended', 'late', 'warning'];

/** An amount of money, exact. */
export class Money {
  constructor({ minor, currency, digits }) {
    this.amount = amountOf(minor, digits);
    this.currency = currency;
    this.minor = minor;
    Object.freeze(this);
  }

  toString() {
    return `${this.amount} ${this.currency}`;
  }

  toJSON() {
    return { amount: this.amount, currency: this.currency };
  }
}

/** What was found; what a finding does not have is null. */
export class Finding {
  constructor(told) {
    this.kind = KINDS[told.kind];
    this.id = told.id.toString(16).padStart(16, '0');
    this.policy = told.policy;
    this.clause = told.clause;
    this.rule = told.rule;
    this.case = told.case;
    this.role = told.role;
    this.person = told.person;
    this.openedAt = dateOf(told.openedAt);
    this.openedAtUs = told.openedAt;
    this.dueAt = dateOf(told.dueAt);
    this.dueAtUs = told.dueAt;
    this.at = dateOf(told.at);
    this.atUs = told.at;
    this.fine = moneyOf(told.fine);
    this.evidence = Object.freeze(told.evidence);
    this.because = told.because;
    this.from = moneyOf(told.from);
    this.to = moneyOf(told.to);
    this.delta = moneyOf(told.delta);
    this.amendingEvent = told.amendingEvent;
    this.fulfilledAt = dateOf(told.fulfilledAt);
    this.fulfilledAtUs = told.fulfilledAt;
    this.lateByMs = told.lateBy === null ? null : Number(told.lateBy) / 1000;
    this.lateByUs = told.lateBy;
    this.caused = causeOf(told);
    Object.freeze(this);
  }

  toString() {
    return `${this.case}: ${this.because}`;
  }

  /** Without the BigInts, for which JSON has no words. */
  toJSON() {
    return withoutBigInts(this);
  }
}

function causeOf({ causeClause, causeAt }) {
  if (causeClause === null || causeAt === null) return null;
  const cause = { clause: causeClause, at: dateOf(causeAt), atUs: causeAt };
  Object.defineProperty(cause, 'toJSON', { value: () => withoutBigInts(cause) });
  return Object.freeze(cause);
}

function withoutBigInts(object) {
  const entries = Object.entries(object).filter(([, value]) => typeof value !== 'bigint');
  return Object.fromEntries(entries);
}

function moneyOf(told) {
  return told === null ? null : new Money(told);
}

function amountOf(minor, digits) {
  const sign = minor < 0n ? '-' : '';
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}
