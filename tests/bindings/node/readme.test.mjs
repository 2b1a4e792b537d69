// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// What bindings/node/README.md shows runs and prints what it says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { blocksOf, deskOf, mora, packageFolder, root } from './support.mjs';

const PAGE = 'bindings/node/README.md';

function printed(t, number) {
  const folder = deskOf(t);
  writeFileSync(path.join(folder, 'program.mjs'), blocksOf(PAGE, 'js')[number]);
  return execFileSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
}

test('the quick start prints what it says', (t) => {
  assert.equal(printed(t, 0), blocksOf(PAGE, 'text')[0]);
});

test('a log goes in and findings come out', (t) => {
  assert.equal(printed(t, 1), blocksOf(PAGE, 'text')[1]);
});

test('the package has the version of the library', () => {
  const header = readFileSync(path.join(root, 'include/mora/version.hpp'), 'utf8');
  const version = /MORA_VERSION_STRING "(.*)"/.exec(header)[1];
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  assert.equal(manifest.version, version);
  assert.equal(mora.version, version);
});
