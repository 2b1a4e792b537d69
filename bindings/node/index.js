// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Rules with deadlines: which clauses of a regulation were violated, when, by whom, and what it
 * costs. index.d.ts describes all that is here.
 *
 * @module mora
 */

export { Finding, Money } from './lib/finding.js';
export { AdoptionError, EventError, Monitor, SnapshotError } from './lib/monitor.js';
export { Diagnostic, PolicyError, Program, load, loads } from './lib/policy.js';
export { replay } from './lib/replay.js';

import { native } from './lib/native.js';

/** The library's version. */
export const version = native.version;
