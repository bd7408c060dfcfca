"""Prints how well filmpalette and other programs find the colors that people name.

    measure.py COMMAND FOLDER [--palettes FILE] [--only PART]…

COMMAND is filmpalette; FOLDER has pictures and annotations.json (see README.md). --palettes
writes every palette as a line of JSON; --only keeps the programs with PART in their names.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time

import numpy as np

import differences
import peers
import stability
from commands import filmpalette
from metrics import mean, pictures, score

COUNTS = [8, 5]
OWN = {
    "standout": ["-a", "standout"],
    "kmeans, din99o": ["-a", "kmeans"],
    "kmeans, lab": ["-a", "kmeans", "-s", "lab"],
    "kmeans, oklab": ["-a", "kmeans", "-s", "oklab"],
    "kmeans, rgb": ["-a", "kmeans", "-s", "rgb"],
    "kmeans, rgb, brightness 0.05–0.95": [
        "-a", "kmeans", "-s", "rgb", "--min-brightness", "0.05", "--max-brightness", "0.95"],
    "agglomerative, din99o": ["-a", "agglomerative"],
    "agglomerative, oklab": ["-a", "agglomerative", "-s", "oklab"],
}
DIGITS = {"accents": 2, "main": 2, "precision": 2, "repeats": 2, "colors": 1}


def own(command, options):
    return lambda paths, count: filmpalette(command, paths, count, *options)


def other(function):
    def palettes(paths, count):
        return [[eight(color) for color in function(path, count)][:count] for path in paths]
    return palettes


def eight(color):
    """A color as a file holds it: scores are of what is shown, not of what was computed."""
    return [min(255, max(0, round(float(channel)))) for channel in color]


def methods(command, only):
    """What a table calls it → a function of paths and a count."""
    every = {f"**filmpalette {name}**": own(command, options) for name, options in OWN.items()}
    every |= {name: other(function) for name, function in peers.PEERS.items()}
    return {
        name: method for name, method in every.items()
        if not only or any(part in name for part in only)}


def row(name, scores, palettes):
    measures = {"colors": np.mean([len(palette) for palette in palettes]), **mean(scores)}
    cells = [f"{value:.{DIGITS.get(measure, 1)}f}" for measure, value in measures.items()]
    return measures, f"| {name} | " + " | ".join(cells) + " |"


def table(named, pictures, count, written):
    """The rows of every method, best first, and a line for each that could not be had."""
    rows, left = [], []
    for name, method in named.items():
        started = time.monotonic()
        try:
            palettes = method([picture.path for picture in pictures], count)
        except (ImportError, peers.Missing) as missing:
            left.append(f"{name} is left out: it is not installed ({missing}).")
            continue
        except (RuntimeError, subprocess.CalledProcessError, ValueError, OSError) as failure:
            left.append(f"{name} is left out: it failed ({failure}).")
            continue
        scores = [score(*pair) for pair in zip(pictures, palettes)]
        rows.append(row(name, scores, palettes))
        print(f"{name}, {count}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        for picture, palette in zip(pictures, palettes):
            colors = ["#%02x%02x%02x" % tuple(color) for color in palette]
            written.append({
                "image": picture.path.name, "method": name.strip("*"), "k": count,
                "colors": colors})
    rows.sort(key=lambda row: -row[0]["Q"])
    return rows, left


def heading(columns):
    return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--palettes", type=pathlib.Path)
    parser.add_argument("--only", action="append", metavar="PART")
    choices = parser.parse_args()
    differences.check()
    annotated = pictures(choices.folder)
    named = methods(choices.command, choices.only)
    written = []
    print(f"{len(annotated)} pictures; {'; '.join(peers.versions())}.")
    for count in COUNTS:
        rows, left = table(named, annotated, count, written)
        print(f"\n## {count} colors\n")
        if rows:
            print(heading(["program", *rows[0][0]]))
        print(*(line for _, line in rows), sep="\n")
        print("".join(f"\n{line}\n" for line in left), end="", flush=True)
    for algorithm in ["standout", "kmeans", "agglomerative"]:
        print(f"\n## Stability of {algorithm}\n")
        print(heading(["picture", "accents", "Q", "shift, ΔE", "5 among 8"]))
        print(*stability.rows(annotated, choices.command, "-a", algorithm), sep="\n", flush=True)
    if choices.palettes:
        choices.palettes.write_text("".join(json.dumps(line) + "\n" for line in written))


main()
