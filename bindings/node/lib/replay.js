// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Whole logs at once.

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { Monitor } from './monitor.js';
import { Program, load, pathOf } from './policy.js';

/** Holds a log in JSON Lines against a policy, or the file of one. */
export async function replay(policy, file, options = {}) {
  const program = policy instanceof Program ? policy : load(policy);
  const path = pathOf(file);
  const { asOf, latenessMs, language, source, onRejection } = options;
  const findings = [];
  const rejections = [];
  const monitor = new Monitor(program, {
    onFinding: (finding) => findings.push(finding),
    onRejection: (rejection) => {
      rejections.push(rejection);
      onRejection?.(rejection);
    },
    asOf,
    latenessMs,
    language,
    source,
  });
  const unpacked = path.endsWith('.gz') ? [createGunzip()] : [];
  await pipeline([createReadStream(path), ...unpacked, monitor]);
  return { findings, counts: monitor.counts, counters: monitor.counters, rejections };
}
