#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# build.sh SOURCE BUILD: the package as npm installs it, in BUILD/package, with what its tests use.
# Ends with 77, which says that it is skipped, where that cannot be; never in CI.

set -euo pipefail
source=$(realpath "$1") build=$(realpath -m "$2")
package=$build/package

skip() {
  echo "skipped: $*"
  [[ ${CI:-} == true ]] && exit 1
  exit 77
}

command -v node >/dev/null || skip "node is missing (Debian: nodejs)"
command -v npm >/dev/null || skip "npm is missing (Debian: npm)"
[[ $(node -p 'parseInt(process.versions.node)') -ge 18 ]] || skip "node is older than version 18"
node "$source/bindings/node/build.mjs" --headers || skip "node has no headers (Debian: libnode-dev)"

# A copy, as npm writes beside what it installs; of times that stay, so that little is built anew.
mkdir -p "$package"
rm -rf "${package:?}/lib" "$package/src" "$package/mora.node"
cd "$source/bindings/node"
cp -pr .npmrc CMakeLists.txt build.mjs index.d.ts index.js lib package.json src "$package"

# Debug, with the compiler and the warnings of the other tests, so that ccache knows most objects.
export MORA_NODE_BUILD=$build MORA_SOURCE=$source MORA_BUILD_TYPE=Debug CMAKE_GENERATOR=Ninja
export MORA_CMAKE_ARGS=-DMORA_WARNINGS_AS_ERRORS=ON
cd "$package"
npm install --no-audit --no-fund --loglevel=error --foreground-scripts
