#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

# build.sh SOURCE BUILD PHASE: the jar in BUILD up to a phase of Maven's: package, or test, which runs the
# tests too. Ends with 77, which says that it is skipped, where there is no JDK or Maven; never in CI.

set -euo pipefail
source=$1 build=$2 phase=$3

skip() {
  echo "skipped: $*"
  [[ ${CI:-} == true ]] && exit 1
  exit 77
}

command -v javac >/dev/null || skip "there is no JDK (Debian: default-jdk-headless)"
command -v mvn >/dev/null || skip "there is no Maven (Debian: maven)"

# Debug, with the compiler and the warnings of the other tests, so that ccache knows most objects.
export CMAKE_GENERATOR=Ninja
skip_tests=$([[ $phase == test ]] && echo false || echo true)
mvn --batch-mode --quiet -f "$source/bindings/java/pom.xml" "-Dmora.build=$build" -Dmora.native.type=Debug \
  -Dmora.native.werror=ON "-DskipTests=$skip_tests" "$phase"
