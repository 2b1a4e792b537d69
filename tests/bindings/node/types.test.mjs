// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// types.mts, which uses all that index.d.ts declares, passes the compiler of TypeScript; and what
// index.d.ts declares is what there is.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { folderOf, mora, packageFolder } from './support.mjs';

const modules = path.join(packageFolder, 'node_modules');

test('types.mts is well typed', (t) => {
  const folder = folderOf(t);
  const project = path.join(folder, 'tsconfig.json');
  const compilerOptions = {
    strict: true,
    noEmit: true,
    noUnusedLocals: true,
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    types: ['node'],
    typeRoots: [path.join(modules, '@types')],
    paths: { mora: [path.join(packageFolder, 'index.d.ts')] },
  };
  const files = [fileURLToPath(new URL('types.mts', import.meta.url))];
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const compiler = path.join(modules, 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [compiler, '--project', project], { encoding: 'utf8' });
  assert.equal(done.stdout + done.stderr, '');
  assert.equal(done.status, 0);
});

const TYPES = readFileSync(path.join(packageFolder, 'index.d.ts'), 'utf8');

test('what is exported is declared, and the other way round', () => {
  const declared = TYPES.matchAll(/^export (?:class|function|const) (\w+)/gm);
  assert.deepEqual(
    Object.keys(mora).sort(),
    Array.from(declared, ([, name]) => name).sort(),
  );
});

test('what a class has is declared', () => {
  for (const name of ['Program', 'Monitor', 'Money', 'Finding', 'Diagnostic']) {
    const body = new RegExp(`^export class ${name} .*?^}`, 'ms').exec(TYPES)[0];
    const members = Object.getOwnPropertyNames(mora[name].prototype);
    for (const member of members.filter((each) => !/^_|^constructor$/.test(each))) {
      assert.match(body, new RegExp(`\\b${member}\\b`), `${name}.${member}`);
    }
  }
});
