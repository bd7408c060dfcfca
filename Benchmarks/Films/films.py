"""Measures how films are read, and writes a page for each part; see `run`.

    films.py COMMAND SAMPLING FOLDER [--rounds N] [--part PART]… [--cuts FILE --score SCRIPT]
             [FILM…]
"""
import argparse
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent / "Peers"), str(HERE.parent / "Quality")]

import browsing  # noqa: E402
import decoding  # noqa: E402
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
# Only if it is asked for: it encodes films with five codecs.
DECODING = "decoding"
# Only if it is asked for: it needs Chromium, and makes a film of two hours.
BROWSING = "browsing"


def sampled(command, program, film, cuts, script):
    """Lines of Markdown."""
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        readings = Readings(command, film.path, folder)
        return ["## Result", "", *sampling.table(readings, film, program, cuts, script)]


def timed(chosen, films):
    """Lines of Markdown; the shots that the programs found are a page of their own."""
    timings = speed.timings(chosen.command, films, chosen.rounds)
    page.write(chosen.folder, "shots", "shots of one film", [
        *speed.SHOTS_MANNER, *timings[0].found(chosen.cuts, chosen.score)])
    return speed.section(timings)


def choices():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command")
    parser.add_argument("sampling")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("films", nargs="*", type=pathlib.Path, metavar="FILM")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--part", action="append", choices=[*PARTS, PROFILE, DECODING, BROWSING])
    parser.add_argument("--cuts", type=pathlib.Path)
    parser.add_argument("--score", type=pathlib.Path)
    return parser.parse_intermixed_args()


def main():
    chosen = choices()
    parts = chosen.part or PARTS
    films = []
    if set(parts) != {BROWSING}:
        films = [making.probed(path) for path in chosen.films or [making.painted()]]
    if HEAVY.intersection(parts) and not any(film.is_heavy for film in films):
        films.append(making.probed(making.heavy(films[0])))
    load = os.getloadavg()
    work = {
        "speed": (speed.manner(chosen.rounds), lambda: timed(chosen, films)),
        "sampling": (sampling.MANNER, lambda: sampled(
            chosen.command, chosen.sampling, films[0], chosen.cuts, chosen.score)),
        "memory": (memory.MANNER, lambda: memory.section(chosen.command, films)),
        DECODING: (
            decoding.MANNER, lambda: decoding.section(chosen.command, films[0], chosen.rounds)),
        BROWSING: (browsing.MANNER, lambda: browsing.section(chosen.command)),
        PROFILE: (
            profiling.manner(films[0]),
            lambda: profiling.section(chosen.command, films[0], chosen.rounds)),
    }
    for part in parts:
        print(f"Films/run: {part}", file=sys.stderr, flush=True)
        # Each is written when it is there: what comes after may fail.
        manner, measure = work[part]
        page.write(chosen.folder, part, part, [
            "## What was measured", "", *manner, "",
            *page.setup(
                films if part in HEAVY else [] if part == BROWSING else films[:1], load),
            f"Command: `Benchmarks/Films/run --part {part}{'' if part == BROWSING else ' FILM'}`.", "", *measure()])
        load = os.getloadavg()


main()
