// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Builds mora.node beside index.js: what npm runs when the package is installed. It needs a C++20
// compiler, CMake and the libraries that the project's README names. From the environment:
//
//   MORA_NODE_BUILD   the folder to build in; default: build, beside this file
//   MORA_BUILD_TYPE   CMake's build type; default: Release
//   MORA_SOURCE       the sources of the library; default: two folders above this one
//   MORA_CMAKE_ARGS   further arguments of CMake, between spaces
//   CXX, CMAKE_CXX_COMPILER_LAUNCHER, CMAKE_GENERATOR   as CMake reads them
//
// With --headers it says where the headers of Node.js are, and builds nothing.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));
const environment = process.env;

function fail(message) {
  console.error(`mora: ${message}`);
  process.exit(1);
}

function run(program, args) {
  const done = spawnSync(program, args, { stdio: 'inherit' });
  if (done.error) fail(`${program} cannot be run: ${done.error.message}`);
  if (done.status !== 0) fail(`${program} ${args[0]} failed`);
}

function has(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

// The headers of the Node.js that runs this.
function nodeHeaders() {
  const prefixes = [
    path.dirname(path.dirname(process.execPath)),
    process.config.variables.node_prefix,
    '/usr',
  ];
  const places = prefixes.filter(Boolean).map((prefix) => path.join(prefix, 'include', 'node'));
  // Where node-gyp and its like are told to look.
  if (environment.npm_config_nodedir) {
    places.unshift(path.join(environment.npm_config_nodedir, 'include', 'node'));
  }
  const found = places.find((place) => existsSync(path.join(place, 'node_api.h')));
  if (!found) {
    fail(
      `the headers of Node.js are missing: node_api.h is in none of ${places.join(', ')}.\n` +
        'Debian and Ubuntu have them in libnode-dev; --nodedir tells npm of another folder.',
    );
  }
  return found;
}

function addonApi() {
  try {
    return createRequire(import.meta.url)('node-addon-api').include_dir;
  } catch {
    return fail(`node-addon-api is missing: run npm install in ${folder} first`);
  }
}

if (process.argv[2] === '--headers') {
  console.log(nodeHeaders());
  process.exit(0);
}

const build = path.resolve(environment.MORA_NODE_BUILD || path.join(folder, 'build'));
const source = path.resolve(environment.MORA_SOURCE || path.join(folder, '..', '..'));
if (!existsSync(path.join(source, 'include', 'mora', 'version.hpp'))) {
  fail(`the sources of the library are not in ${source}: MORA_SOURCE says where they are`);
}
if (!has('cmake')) fail('cmake is missing');

const generator = !environment.CMAKE_GENERATOR && has('ninja') ? ['-G', 'Ninja'] : [];
const launcher = environment.CMAKE_CXX_COMPILER_LAUNCHER;
run('cmake', [
  ...['-S', folder, '-B', build],
  ...generator,
  `-DCMAKE_BUILD_TYPE=${environment.MORA_BUILD_TYPE || 'Release'}`,
  `-DMORA_SOURCE=${source}`,
  `-DNODE_INCLUDE=${nodeHeaders()}`,
  `-DNODE_ADDON_API_INCLUDE=${path.resolve(folder, addonApi())}`,
  ...(launcher ? [`-DCMAKE_CXX_COMPILER_LAUNCHER=${launcher}`] : []),
  ...(environment.MORA_CMAKE_ARGS || '').split(' ').filter(Boolean),
]);
// A number, as make would start all at once without one.
run('cmake', ['--build', build, '--parallel', String(os.cpus().length || 1)]);
run('cmake', ['--install', build, '--prefix', folder, '--component', 'node']);
