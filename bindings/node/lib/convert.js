// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Values of JavaScript as the module of C++ has them, and back.

// As mora.h numbers the kinds.
const NULL = 0;
const BOOLEAN = 1;
const NUMBER = 2;
const TIME = 4;

const MOST = 2n ** 63n - 1n;
const MOST_DIGITS = 19;
const MOST_EXPONENT = 2 ** 31 - 1;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** The number that mora.h has for a word; a RangeError for another word. */
function numberOf(numbers, word, what) {
  if (!Object.hasOwn(numbers, word)) {
    const known = Object.keys(numbers).map((each) => `"${each}"`);
    throw new RangeError(`${what} must be ${known.join(' or ')}, not ${JSON.stringify(word)}`);
  }
  return numbers[word];
}

export const languageOf = (word) => numberOf({ en: 0, zh: 1 }, word, 'language');
export const termsOf = (word) => numberOf({ old: 0, new: 1 }, word, 'terms');

/** A whole number of lines or obligations. */
export function countOf(count, what) {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${what} must be a whole number from 0 on, not ${String(count)}`);
  }
  return count;
}

/** Milliseconds, also parts of one, as microseconds. */
export function lengthOf(milliseconds, what) {
  if (typeof milliseconds !== 'number' || !(milliseconds >= 0 && milliseconds < 2 ** 53)) {
    throw new RangeError(`${what} must be milliseconds from 0 on, not ${String(milliseconds)}`);
  }
  return BigInt(Math.round(milliseconds * 1000));
}

/** An instant in microseconds; a text stays one, as the policy's zone may tell which it is. */
export function eventTime(time) {
  return typeof time === 'string' ? time : instant(time);
}

/** An instant in microseconds, of a text too: `handle` is the program's. */
export function instantUnder(handle, time) {
  const told = eventTime(time);
  if (typeof told !== 'string') return told;
  const read = handle.readTime(told);
  if (read === null) throw new RangeError(`'${told}' is no time ("2026-03-02T09:00:00+01:00")`);
  return read;
}

/** An instant in microseconds, of a Date or a BigInt. */
function instant(time) {
  if (typeof time === 'bigint') {
    if (time < -MOST || time > MOST) throw new RangeError(`${time} is no time in microseconds`);
    return time;
  }
  if (time instanceof Date) {
    const milliseconds = time.getTime();
    if (Number.isNaN(milliseconds)) throw new RangeError('an invalid Date is no time');
    return BigInt(milliseconds) * 1000n;
  }
  throw new TypeError(`a time is a Date, a text or a BigInt of microseconds, not ${nameOf(time)}`);
}

/** A Date of microseconds, at or before them; null for null. */
export function dateOf(microseconds) {
  return microseconds === null ? null : new Date(Number(floorToMilliseconds(microseconds)));
}

/** A Date of microseconds, at or behind them: who waits for it does not come too early. */
export function dateFrom(microseconds) {
  return microseconds === null ? null : new Date(Number(-floorToMilliseconds(-microseconds)));
}

function floorToMilliseconds(microseconds) {
  const whole = microseconds / 1000n;
  return microseconds % 1000n < 0n ? whole - 1n : whole;
}

/** The fields of an event, without those that it lacks, as [name, value]. */
export function fieldsOf(fields) {
  const made = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    made.push([name, Array.isArray(value) ? value.map(plainOf) : plainOf(value)]);
  }
  return made;
}

function plainOf(value) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return { kind: BOOLEAN, integer: value ? 1n : 0n, exponent: 0 };
    case 'number':
    case 'bigint':
      return decimalOf(String(value));
    default:
  }
  if (value === null || value === undefined) return { kind: NULL, integer: 0n, exponent: 0 };
  if (value instanceof Date) return { kind: TIME, integer: instant(value), exponent: 0 };
  if (typeof value === 'object' && typeof value.number === 'string') return decimalOf(value.number);
  throw new TypeError(`a field of an event cannot be ${nameOf(value)}`);
}

/** A number by its digits, exactly. */
function decimalOf(text) {
  const parts = DECIMAL.exec(text);
  const fraction = parts?.[3] ?? '';
  const digits = (parts?.[2] ?? '') + fraction;
  if (digits === '') throw new RangeError(`a field of an event cannot be the number '${text}'`);
  let first = 0;
  while (first < digits.length && digits[first] === '0') first += 1;
  let end = digits.length;
  while (end > first && digits[end - 1] === '0') end -= 1;
  if (first === end) return { kind: NUMBER, integer: 0n, exponent: 0 };
  const size = end - first <= MOST_DIGITS ? BigInt(digits.slice(first, end)) : MOST + 1n;
  const integer = parts[1] === '-' ? -size : size;
  const exponent = Number(parts[4] ?? 0) - fraction.length + (digits.length - end);
  if (integer < -MOST || integer > MOST || Math.abs(exponent) > MOST_EXPONENT) {
    throw new RangeError(`${text} has more digits than a number of an event may have`);
  }
  return { kind: NUMBER, integer, exponent };
}

function nameOf(value) {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  return `a ${value.constructor?.name ?? 'bare object'}`;
}
