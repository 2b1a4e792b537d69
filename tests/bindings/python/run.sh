#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# run.sh BUILD ARGUMENTS...: the Python of the environment that build.sh made in BUILD. Ends with 77,
# which says that it is skipped, where it made none: ctest runs what stands behind a skipped test.

set -euo pipefail
python=$1/venv/bin/python
shift

# Not the sources, which may lie in this folder.
if ! (cd / && "$python" -c 'import mora') 2>/dev/null; then
  echo "skipped: there is no package"
  [[ ${CI:-} == true ]] && exit 1
  exit 77
fi
exec "$python" "$@"
