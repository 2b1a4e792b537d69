#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of the files themselves: each source file begins with the two-line SPDX head, and each
C++ file stands in the CMakeLists.txt that should build or install it (a test that nobody builds
passes for ever); no file has two sides of a merge in it; and nothing else stands in the root.

usage: files.py [ROOT]      the tree to check; default: the one this file is in
"""

import pathlib
import re
import sys

FOLDERS = ("include", "src", "tests", "bench", "bindings", "rules")
ROOT_FILES = ("CMakeLists.txt", "dev", ".ci/run", ".clang-format", ".clang-tidy")
# What may stand in the root, beside files that begin with a dot.
ROOT = {*FOLDERS, "build", "dev", "LICENSE", "CMakeLists.txt", "CMakePresets.json",
        "CMakeUserPresets.json", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"}
SLASHES = {".hpp", ".cpp", ".h", ".c", ".def", ".js", ".mjs", ".ts", ".mts", ".java"}
HASHES = {".py", ".cmake", ".in", ".sh"}
SEMICOLONS = {".clp"}
HEAD = ("SPDX-FileCopyrightText: The Mora authors", "SPDX-License-Identifier: Apache-2.0")
# What git writes between two sides of a conflict.
CONFLICT = ("<" * 7 + " ", ">" * 7 + " ")

# Who names the C++ files of a folder; the deepest folder that matches decides.
LISTS = {
    "include/mora": "src/CMakeLists.txt",
    "src": "src/CMakeLists.txt",
    "tests": "tests/CMakeLists.txt",
    "tests/consume": None,  # projects of their own
    "tests/bindings": "tests/bindings/CMakeLists.txt",
    "bench": "bench/CMakeLists.txt",
    "bindings/c": "bindings/c/CMakeLists.txt",
    "bindings/python": "bindings/python/CMakeLists.txt",
    "bindings/node": "bindings/node/CMakeLists.txt",
    "bindings/java/src/main/cpp": "bindings/java/src/main/cpp/CMakeLists.txt",
    "bench/peers": None,  # built by toolchains.py there
}
# Headers of these are found through the sources that include them.
ONLY_SOURCES = ("src", "tests", "tests/bindings", "bench", "bindings/c", "bindings/python", "bindings/node",
                "bindings/java/src/main/cpp")


# What the tools of other languages make in their folders.
MADE = {"node_modules", "build", "target", "__pycache__"}


def tree(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and MADE.isdisjoint(path.relative_to(root).parts):
                yield path
    yield from (root / name for name in ROOT_FILES if (root / name).exists())


def comment_mark(path):
    if path.suffix in SLASHES:
        return "//"
    if path.suffix in SEMICOLONS:
        return ";"
    is_script = path.suffix in HASHES or path.name == "CMakeLists.txt" or path.name in ROOT_FILES
    return "#" if is_script or path.parent.name == ".ci" else None


def check_head(root):
    for path in tree(root):
        mark = comment_mark(path)
        if mark is None:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()[:3]
        if lines and lines[0].startswith("#!"):
            lines = lines[1:]
        if lines[:2] != [f"{mark} {text}" for text in HEAD]:
            yield f"{path.relative_to(root).as_posix()}:1: the SPDX head is missing"


def list_of(relative):
    holding = [folder for folder in LISTS if relative.startswith(folder + "/")]
    folder = max(holding, key=len, default=None)
    return folder, LISTS.get(folder)


def check_listed(root):
    names = {}
    for path in tree(root):
        relative = path.relative_to(root).as_posix()
        folder, list_file = list_of(relative)
        is_wanted = path.suffix == ".cpp" or (path.suffix in SLASHES and folder not in ONLY_SOURCES)
        if list_file is None or not is_wanted:
            continue
        if list_file not in names:
            text = (root / list_file).read_text(encoding="utf-8")
            names[list_file] = set(re.findall(r"[\w./-]+", re.sub(r"#.*", "", text)))
        if relative.removeprefix(folder + "/") not in names[list_file]:
            yield f"{relative}:1: not listed in {list_file}, so nothing builds it"


def check_merged(root):
    for path in [*tree(root), *sorted(root.glob("*.md")), *sorted(root.glob("*.json"))]:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            if line.startswith(CONFLICT):
                yield f"{path.relative_to(root).as_posix()}:{number}: a merge was left unfinished"


def check_root(root):
    for path in sorted(root.iterdir()):
        if not path.name.startswith(".") and path.name not in ROOT:
            yield f"{path.name}:1: does not belong in the root"


def problems(root):
    return [*check_root(root), *check_head(root), *check_listed(root), *check_merged(root)]


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    found = problems(root)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
