#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# build.sh SOURCE BUILD PYTHON [TYPE]: the package in an environment of its own in BUILD/venv, with what
# its tests use. Ends with 77, which says that it is skipped, where PYTHON can make none; never in CI.
# TYPE is Debug by default, or Release.

set -euo pipefail
source=$1 build=$2 python=$3 type=${4:-Debug}

skip() {
  echo "skipped: $*"
  [[ ${CI:-} == true ]] && exit 1
  exit 77
}

has_header='import os, sysconfig; exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))'
"$python" -c 'import ensurepip, venv' 2>/dev/null || skip "$python has no venv (Debian: python3-venv)"
"$python" -c "$has_header" || skip "$python has no headers (Debian: python3-dev)"

mkdir -p "$build"
[[ -x $build/venv/bin/python ]] || "$python" -m venv "$build/venv"
"$build/venv/bin/pip" install --quiet --disable-pip-version-check -r "$source/tests/bindings/python/requirements.txt"

# With the compiler, the flags and the warnings of the preset, so that ccache knows most objects.
werror=$([[ $type == Debug ]] && echo ON || echo OFF)
export CMAKE_GENERATOR=Ninja
# The long name: older ones of pip do not know -C.
settings=(
  --config-settings=build-dir="$build"
  --config-settings=cmake.build-type="$type"
  --config-settings=cmake.define.MORA_WARNINGS_AS_ERRORS="$werror"
  --config-settings=cmake.define.CMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG"
)
"$build/venv/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation \
  "${settings[@]}" "$source/bindings/python"
