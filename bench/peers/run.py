#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0
"""One rule, one log, several programs: events a second and memory of Mora and of its peers.

The rule: each request of an order must be followed by a response of the same order within three
hours. Before a peer is measured it must give the right answer on a log of edge cases, and whenever
it runs its violations must be as many as the maker of the log counted; else nothing is printed for
it and the exit code is 1. A peer whose tools are not installed is skipped, and a line says why.

./dev bench --peers builds what this needs of Mora, and runs it.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field

import edge_cases
import toolchains

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "bench" / "peers"
MORA = ROOT / "build" / "release" / "src" / "mora"
MAKE_LOG = ROOT / "build" / "release" / "bench" / "make_log"
GNU_TIME = pathlib.Path("/usr/bin/time")
SEED = 1


class WrongAnswer(Exception):
    pass


@dataclass
class Log:
    path: pathlib.Path
    events: int
    violations: int


@dataclass
class Cost:
    """Of a whole process, so with its start-up."""

    wall_seconds: float
    cpu_seconds: float
    peak_mib: float


@dataclass
class Run:
    events: int
    violations: int
    seconds: float  # from the first byte of the log to the last verdict, as the peer says
    cost: Cost


@dataclass
class Row:
    peer: str
    version: str
    command: list = field(repr=False)
    events: int = 0
    violations: int = 0
    seconds: float = 0
    start_seconds: float = 0
    events_per_second: float = 0
    ratio_to_mora: float = 0
    cpu_seconds: float = 0
    peak_mib: float = 0


def make_log(events, folder):
    # Of a hundred requests 98 have a response.
    requests = max(1, round(events / 1.98))
    path = folder / f"answers-{requests}.jsonl"
    made = subprocess.run(
        [MAKE_LOG, str(requests), str(SEED), path], check=True, capture_output=True, text=True
    )
    return Log(path, **json.loads(made.stdout))


def run_process(command):
    """Output, errors and Cost. GNU time asks for the memory, as the rusage of a child never falls
    below what this process itself holds when it forks."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as used:
        begin = time.perf_counter()
        done = subprocess.run(
            [GNU_TIME, "--format=%M %U %S", "--output", used.name, *command],
            capture_output=True,
            text=True,
            check=False,
        )
        wall = time.perf_counter() - begin
        if done.returncode != 0:
            raise WrongAnswer(f"exit code {done.returncode}\n{done.stderr[-2000:]}")
        kib, user, system = map(float, used.read().split())
        return done.stdout, done.stderr, Cost(wall, user + system, kib / 1024)


def run_peer(command, log):
    output, _, cost = run_process([*command, log.path])
    answer = json.loads(output.splitlines()[-1])
    return Run(answer["events"], answer["violations"], answer["seconds"], cost)


def run_mora(command, log):
    """Mora says no time, so its is that of the whole process; its counts are in the summary."""
    _, summary, cost = run_process([*command, log.path])
    words = [line.split() for line in summary.splitlines()]
    count = {w[0]: int(w[1]) for w in words if len(w) > 1 and w[1].isdigit()}
    return Run(count["events"], count.get("violations", 0), cost.wall_seconds, cost)


def checked(run, log):
    if (run.events, run.violations) != (log.events, log.violations):
        raise WrongAnswer(
            f"{run.violations} violations in {run.events} events of {log.path.name},"
            f" not {log.violations} in {log.events}"
        )
    return run


def measure(name, version, command, logs, runs):
    """The fastest of some runs: what else the machine does only ever adds."""
    one = run_mora if name == "mora" else run_peer
    checked(one(command, logs["edges"]), logs["edges"])
    big = logs["big"]
    best = min((checked(one(command, big), big) for _ in range(runs)), key=lambda run: run.seconds)
    return Row(
        name,
        version,
        [toolchains.shown(part, ROOT) for part in [*command, big.path]],
        best.events,
        best.violations,
        best.seconds,
        best.cost.wall_seconds - best.seconds,
        best.events / best.seconds,
        cpu_seconds=best.cost.cpu_seconds,
        peak_mib=best.cost.peak_mib,
    )


def print_table(rows):
    print(
        "| program | version | events | violations | events/s | of Mora's"
        " | CPU, µs/event | start-up, s | peak, MiB |"
    )
    print("| --- | --- | --: | --: | --: | --: | --: | --: | --: |")
    for row in rows:
        cpu = row.cpu_seconds / row.events * 1e6
        start = "in the time" if row.peer == "mora" else f"{row.start_seconds:.2f}"
        print(
            f"| {row.peer} | {row.version} | {row.events:,} | {row.violations:,}"
            f" | {row.events_per_second:,.0f} | {row.ratio_to_mora:.3f}"
            f" | {cpu:.2f} | {start} | {row.peak_mib:,.0f} |"
        )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="how long the log is, about")
    parser.add_argument("--runs", type=int, default=3, help="of these the fastest counts")
    names = [peer.name for peer in toolchains.PEERS[1:]]
    parser.add_argument("--only", nargs="+", choices=names, metavar="PEER", help=f"of {', '.join(names)}")
    parser.add_argument("--json", type=pathlib.Path, help="default: results.json in build/peers")
    return parser.parse_args()


def logs_for(peer, options, folder):
    events = min(options.events, peer.most_events or options.events)
    return {"big": make_log(events, folder), "edges": edge_cases.write(folder, Log)}


def measure_all(options, folder):
    rows, failed = [], False
    for peer in toolchains.PEERS:
        if options.only and peer.name not in options.only and peer.name != "mora":
            continue
        print(f"{peer.name} ... ", end="", file=sys.stderr, flush=True)
        try:
            version, command = peer.prepare(toolchains.Place(ROOT, HERE, folder, MORA))
            logs = logs_for(peer, options, folder)
            rows.append(measure(peer.name, version, command, logs, options.runs))
            print("ok", file=sys.stderr)
        except toolchains.Skip as reason:
            print(f"skipped: {reason}", file=sys.stderr)
        except WrongAnswer as problem:
            failed = True
            print(f"WRONG: {problem}", file=sys.stderr)
    return rows, failed


def check_built():
    for path in (MORA, MAKE_LOG, GNU_TIME):
        if not path.exists():
            sys.exit(f"{path} is missing; ./dev bench --peers sees to it")


def main():
    options = arguments()
    check_built()
    folder = ROOT / "build" / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    rows, failed = measure_all(options, folder)
    mora = next((row for row in rows if row.peer == "mora"), None)
    for row in rows:
        row.ratio_to_mora = row.events_per_second / mora.events_per_second if mora else 0
    print_table(rows)
    path = options.json or folder / "results.json"
    path.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
