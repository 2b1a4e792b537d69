// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// What the tests share: the package, which MORA_NODE_PACKAGE names, pages of the project, and the
// collector of garbage.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const packageFolder = path.resolve(
  process.env.MORA_NODE_PACKAGE || path.join(root, 'bindings', 'node'),
);

/** The package mora. */
export const mora = await import(pathToFileURL(path.join(packageFolder, 'index.js')).href);

/** The code blocks of a page, in order. */
export function blocksOf(page, language) {
  const text = readFileSync(path.join(root, page), 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return Array.from(blocks, (block) => block[1]);
}

/** A folder of its own, gone after the test `t`. */
export function folderOf(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mora-node-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Such a folder with the policy of the project's README, and the package where it is found. */
export function deskOf(t) {
  const folder = folderOf(t);
  writeFileSync(path.join(folder, 'support-desk.yaml'), blocksOf('README.md', 'yaml')[0]);
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(packageFolder, path.join(folder, 'node_modules', 'mora'));
  return folder;
}

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

/** Collects garbage until `isDone` says so; whether it did. */
export async function collect(isDone) {
  for (let i = 0; i < 20 && !isDone(); ++i) {
    await new Promise((resolve) => setImmediate(resolve));
    gc();
  }
  return isDone();
}
