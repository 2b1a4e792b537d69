#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""Holds the #include lines of the tree against layers.txt, beside this file.

Reports, as file:line, an include that points up or sideways, an outside library in a folder that
may not see it, and a hot public header that reaches a heavy standard header.

usage: layers.py [ROOT]      the tree to check; default: the one this file is in
"""

import pathlib
import re
import sys
from dataclasses import dataclass, field

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TOPS = ("include", "src", "bench", "bindings", "tests/oracle")
SOURCE_SUFFIXES = {".hpp", ".cpp", ".def", ".h"}


@dataclass
class Rules:
    layers: dict = field(default_factory=dict)  # folder -> (folders, libraries) it may include
    libraries: dict = field(default_factory=dict)  # library -> how its headers begin
    heavy: set = field(default_factory=set)
    hot: list = field(default_factory=list)


def read_rules(path):
    rules = Rules()
    for line in path.read_text(encoding="utf-8").splitlines():
        keyword, *words = line.split("#")[0].split() or [None]
        if keyword == "layer":
            # Columns are set apart by two blanks or more, the names in one by a single blank.
            folder, *columns = re.split(r"\s{2,}", line.split(None, 1)[1].strip())
            folders, libraries = ([w for w in column.split() if w != "-"] for column in columns)
            rules.layers[folder] = (set(folders), set(libraries))
        elif keyword == "library":
            rules.libraries[words[0]] = tuple(words[1:])
        elif keyword == "heavy":
            rules.heavy.update(words)
        elif keyword == "hot":
            rules.hot.extend(words)
        elif keyword is not None:
            sys.exit(f"{path}: a line begins with '{keyword}'")
    return rules


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := INCLUDE.match(line):
            yield number, match[1] == "<", match[2]


def layer_of(relative, layers):
    """The deepest layer that a path stands in, or None."""
    holding = [folder for folder in layers if relative.startswith(folder + "/")]
    return max(holding, key=len, default=None)


def target_layer(root, name, own, layers):
    """The layer that the project include "name" points to, or None where it is no path of ours."""
    if "/" not in name:
        return own
    if name.startswith("mora/"):
        return "include/mora"
    paths = [top + name for top in ("src/", "tests/", "bench/")]
    # Folders of one name stand in several places: the file itself tells which is meant.
    there = [path for path in paths if (root / path).exists()]
    return next((f for f in (layer_of(path, layers) for path in there or paths) if f), None)


def outside_library(name, libraries):
    for library, prefixes in libraries.items():
        if any(name == p or (p.endswith("/") and name.startswith(p)) for p in prefixes):
            return library
    return None


def complaint(root, name, angled, own, rules):
    """What is wrong with one include of a file in the layer `own`, or None."""
    folders, libraries = rules.layers[own]
    if library := outside_library(name, rules.libraries):
        return None if library in libraries else f"{own} may not include {library}: <{name}>"
    if angled and not name.startswith("mora/"):
        is_standard = "/" not in name and "." not in name
        return None if is_standard else f"<{name}> belongs to no library of layers.txt"
    if ".." in name:
        return f'"{name}": an include names its folder from the root, without ".."'
    target = target_layer(root, name, own, rules.layers)
    if target is None:
        return f'"{name}" is in no folder of layers.txt'
    if target != own and target not in folders:
        return f'{own} may not include {target}: "{name}"'
    return None


# What the tools of other languages make in their folders.
MADE = {"node_modules", "build", "target"}


def check_layers(root, rules):
    for path in sorted(p for top in TOPS for p in (root / top).rglob("*")):
        if path.suffix not in SOURCE_SUFFIXES or not MADE.isdisjoint(path.relative_to(root).parts):
            continue
        relative = path.relative_to(root).as_posix()
        own = layer_of(relative, rules.layers)
        if own is None:
            yield f"{relative}:1: its folder has no line in layers.txt"
            continue
        for number, angled, name in includes(path):
            if problem := complaint(root, name, angled, own, rules):
                yield f"{relative}:{number}: {problem}"


def heavy_paths(public, header, heavy, seen):
    """Chains of includes from a public header to a heavy standard one, each header visited once."""
    for number, angled, name in includes(public / header):
        if angled and name in heavy:
            yield number, header, name
        inner = name.removeprefix("mora/")
        if inner != name and inner not in seen and (public / inner).exists():
            seen.add(inner)
            yield from heavy_paths(public, inner, heavy, seen)


def check_hot(root, rules):
    public = root / "include" / "mora"
    for header in rules.hot:
        if not (public / header).exists():
            yield f"tests/lint/layers.txt:1: the hot header {header} does not exist"
            continue
        for number, where, name in heavy_paths(public, header, rules.heavy, {header}):
            reached = "" if where == header else f", and the hot header {header} includes this"
            yield f"include/mora/{where}:{number}: <{name}> is heavy{reached}"


def problems(root, rules):
    return [*check_layers(root, rules), *check_hot(root, rules)]


def main():
    here = pathlib.Path(__file__).resolve().parent
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent.parent
    found = problems(root, read_rules(here / "layers.txt"))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
