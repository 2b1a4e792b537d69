#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# test.sh BUILD: the tests, with the package that build.sh made in BUILD. Ends with 77, which says
# that they are skipped, where it made none: ctest runs what stands behind a skipped test.

set -euo pipefail
export MORA_NODE_PACKAGE=$1/package

if ! command -v node >/dev/null || [[ ! -e $MORA_NODE_PACKAGE/mora.node ]]; then
  echo "skipped: there is no package in $1"
  exit 77
fi
exec node --test "$(dirname "${BASH_SOURCE[0]}")"/*.test.mjs
