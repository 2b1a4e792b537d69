# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""How each peer is got and built, in build/peers, and the command that runs it on a log.

A peer is skipped where the tools for it are missing; nothing here installs tools.
"""

import pathlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Callable


class Skip(Exception):
    """Why a peer cannot be measured here, in one line."""


@dataclass(frozen=True)
class Place:
    root: pathlib.Path
    here: pathlib.Path  # bench/peers
    build: pathlib.Path  # build/peers
    mora: pathlib.Path  # the program


@dataclass(frozen=True)
class Peer:
    name: str
    prepare: Callable  # Place -> (version, command to which the log is appended)
    most_events: int = 0  # 0: as many as are asked for


def shown(part, root):
    """A part of a command as one would type it in the root of the tree."""
    return str(part).replace(f"{root}/", "")


def need(program):
    if shutil.which(program) is None:
        raise Skip(f"{program} is not installed")


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        text = (done.stdout + done.stderr).strip() or "no output"
        raise Skip(f"{' '.join(map(str, command[:3]))} failed: {text.splitlines()[-1]}")
    return done.stdout.strip()


def mora(place):
    return output_of(place.mora, "--version").split()[-1], [
        place.mora, "replay", "--rules", place.here / "mora" / "answers.yaml",
        "--format", "jsonl", "--output", "/dev/null",
    ]  # fmt: skip


def python(place):
    return sys.version.split()[0], [sys.executable, place.here / "python" / "answers.py"]


def node(place):
    need("node")
    return output_of("node", "--version").removeprefix("v"), ["node", place.here / "node" / "answers.js"]


def clips(place):
    need("c++")
    program = place.build / "clips" / "answers"
    program.parent.mkdir(exist_ok=True)
    source = place.here / "clips" / "answers.cpp"
    output_of("c++", "-std=c++20", "-O2", "-o", program, source, "-lclips", "-lsimdjson", "-lm")
    is_debian = shutil.which("dpkg-query") is not None
    version = output_of("dpkg-query", "-W", "-f", "${Version}", "libclips-dev") if is_debian else "?"
    return version, [program, place.here / "clips" / "answers.clp"]


def durable_rules(place):
    venv = place.build / "durable_rules"
    interpreter = venv / "bin" / "python"
    if not interpreter.exists():
        output_of(sys.executable, "-m", "venv", venv)
    requirements = place.here / "durable_rules" / "requirements.txt"
    output_of(interpreter, "-m", "pip", "install", "--quiet", "-r", requirements)
    version = re.search(r"durable_rules==(\S+)", requirements.read_text(encoding="utf-8"))[1]
    return version, [interpreter, place.here / "durable_rules" / "answers.py"]


def on_the_jvm(name):
    """The module NAME of pom.xml; Maven builds it and what it needs, and copies its libraries."""

    def prepare(place):
        need("java")
        need("mvn")
        pom = place.here / "pom.xml"
        jars = place.build / "jvm"
        output_of("mvn", "-q", "-B", "-f", pom, f"-Dpeers.build={jars}", "-pl", name, "-am", "package")
        version = re.search(rf"<{name}.version>(.*)</", pom.read_text(encoding="utf-8"))[1]
        path = f"{jars}/{name}/{name}.jar:{jars}/{name}/lib/*"
        return version, ["java", "-cp", path, f"peers.{name}.Main"]

    return prepare


PEERS = (
    Peer("mora", mora),
    Peer("python", python),
    Peer("node", node),
    Peer("clips", clips),
    Peer("durable_rules", durable_rules, most_events=100_000),
    Peer("esper", on_the_jvm("esper")),
    Peer("flink", on_the_jvm("flink")),
    Peer("drools", on_the_jvm("drools")),
)
