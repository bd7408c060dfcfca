"""Measures how films are read, and writes three sections of a page; see `run`.

    films.py COMMAND SAMPLING PAGE [--rounds N] [--part PART]… [--cuts FILE --score SCRIPT]
             [FILM…]
"""
import argparse
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent / "Peers"), str(HERE.parent / "Quality")]

import making  # noqa: E402
import memory  # noqa: E402
import page  # noqa: E402
import profiling  # noqa: E402
import sampling  # noqa: E402
import speed  # noqa: E402
from readings import Readings  # noqa: E402

PARTS = ["speed", "sampling", "memory"]
# Those for which a film of many bits a second is made, too.
HEAVY = {"speed", "memory"}
# Only if it is asked for: `perf` is not everywhere, and not everyone may use it.
PROFILE = "profile"


def sampled(command, program, film, cuts, script):
    """Lines of Markdown."""
    lines = [
        "Beside all frames. Pixels in another cube: the share that would have to move between",
        "cubes of 8 × 8 × 8 sRGB codes, bars and black frames counted too (`Films/Sampling`).",
        "Palettes: the film's eight colors, paired so that the sum of ΔE2000 is least; of everything:",
        "with what is left out of the film's, such as credits.", ""]
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        return lines + sampling.table(
            Readings(command, film.path, folder), film, program, cuts, script)


def choices():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command")
    parser.add_argument("sampling")
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("films", nargs="*", type=pathlib.Path, metavar="FILM")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--part", action="append", choices=[*PARTS, PROFILE])
    parser.add_argument("--cuts", type=pathlib.Path)
    parser.add_argument("--score", type=pathlib.Path)
    return parser.parse_intermixed_args()


def main():
    chosen = choices()
    parts = chosen.part or PARTS
    films = [making.probed(path) for path in chosen.films or [making.painted()]]
    if HEAVY.intersection(parts) and not any(film.is_heavy for film in films):
        films.append(making.probed(making.heavy(films[0])))
    load = os.getloadavg()
    work = {
        "speed": lambda: speed.section(
            chosen.command, films, chosen.rounds, chosen.cuts, chosen.score),
        "sampling": lambda: sampled(
            chosen.command, chosen.sampling, films[0], chosen.cuts, chosen.score),
        "memory": lambda: memory.section(chosen.command, films),
        PROFILE: lambda: profiling.section(chosen.command, films[0], chosen.rounds),
    }
    for part in parts:
        print(f"Films/run: {part}", file=sys.stderr, flush=True)
        # Each is written when it is there: what comes after may fail.
        page.write(chosen.page, {part.capitalize(): [
            *page.setup(films if part in HEAVY else films[:1], load),
            f"Again: `Benchmarks/Films/run --part {part} FILM`.", "", *work[part]()]})
        load = os.getloadavg()


main()
