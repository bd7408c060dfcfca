#!/usr/bin/env python3
"""Measures the command on stills beside other programs and writes a page of Markdown.

    stills.py FILMPALETTE PAGE [--rounds N] [--still PATH]… [--speed TABLE]

Peers/setup must have run; Benchmarks/run does all of it in order.
"""
import argparse
import pathlib
import sys

import report
from measure import Table, Usage, run
from programs import BUILD, DECODING, PEERS, WARD

OURS, WHOLE, HEX = "kmeans", "kmeans --full", "kmeans -f hex"
DEFAULT = "standout"
TREE, START = "agglomerative", "--version"
TWO, ONE, EACH = "2 jobs", "1 job", "djpeg of each"
PICTURES = BUILD / "pictures"


def ours(command, *arguments):
    return lambda: run([command, *arguments])


def programs(picture, extra=()):
    """The decoder and every program that is here, by name."""
    return {
        program.name: (lambda line: lambda: run(line))(program.line(picture))
        for program in [DECODING, *PEERS, *extra] if program.exists}


def still(command, picture, rounds):
    works = {
        OURS: ours(command, "-a", "kmeans", picture),
        DEFAULT: ours(command, picture),
        TREE: ours(command, "-a", "agglomerative", picture),
        HEX: ours(command, "-a", "kmeans", "-f", "hex", picture),
        START: ours(command, "--version"),
    }
    return Table().fill({**works, **programs(picture, [WARD])}, rounds)


def large(command, picture, rounds):
    works = {
        OURS: ours(command, "-a", "kmeans", picture),
        WHOLE: ours(command, "-a", "kmeans", "--full", picture),
    }
    return Table().fill({**works, **programs(picture)}, rounds)


def many(command, folder, rounds):
    """500 stills in one call, and a decoder for each."""
    files = sorted(folder.glob("*.jpg"))

    def each():
        return Usage.total([run(DECODING.line(file)) for file in files])

    works = {
        TWO: ours(command, "-a", "kmeans", "--jobs", "2", *files),
        ONE: ours(command, "-a", "kmeans", "--jobs", "1", *files),
        EACH: each,
    }
    return Table().fill(works, rounds, budget=1e9)


def memory(command, rounds):
    works = {}
    for name in ["hundred.jpg", "hundred.png"]:
        arguments = ["-a", "kmeans", PICTURES / name]
        works[name] = ours(command, *arguments)
        works[f"{name} --full"] = ours(command, *arguments, "--full")
    return Table().fill(works, rounds)


def made(command, rounds):
    """All measurements on the pictures that the benchmark makes itself."""
    few = max(2, rounds // 3)
    tables = {"still": still(command, PICTURES / "still.jpg", rounds)}
    for name in ["twelve", "twenty-four"]:
        tables[name] = large(command, PICTURES / f"{name}.jpg", few)
    tables["many"] = many(command, PICTURES / "stills", min(3, few))
    tables["memory"] = memory(command, 2)
    return tables


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command")
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--still", action="append", default=[], type=pathlib.Path)
    parser.add_argument("--speed", type=pathlib.Path)
    choices = parser.parse_args()
    command, rounds = choices.command, choices.rounds
    if not PICTURES.is_dir() and not choices.still:
        sys.exit("stills.py: there are no pictures (see Benchmarks/README.md): give --still PATH")
    tables = made(command, rounds) if PICTURES.is_dir() else {}
    own = {path.name: still(command, path, rounds) for path in choices.still}
    speed = choices.speed.read_text() if choices.speed and choices.speed.exists() else ""
    notes = report.notes(choices.page.read_text()) if choices.page.exists() else ""
    choices.page.write_text(report.page(tables, rounds, speed, notes))
    choices.page.with_name("stills-programs.md").write_text(report.programs_page(tables, own))


main()
