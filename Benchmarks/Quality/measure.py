"""Prints how well filmpalette and other programs find the colors that people name.

    measure.py COMMAND FOLDER… [--beside COMMAND] [--only PART]… [--count COUNT]…
               [--palettes FILE] [--stability] [--worst NUMBER]

COMMAND is filmpalette. Each FOLDER has pictures and annotations.json (see README.md). --beside
compares with another build of filmpalette; --only keeps the programs with PART in their names;
--palettes keeps the palettes of the other programs in FILE and takes what is there.
"""
import argparse
import dataclasses
import pathlib
import subprocess
import sys
import time

import numpy as np

import differences
import peers
import stability
from commands import filmpalette
from exact import MEASURES, exact
from kept import Kept
from metrics import kind, mean, pictures, score
from paired import difference, worst

COUNTS = ["8", "5", "auto"]
STANDOUT, BESIDE = "standout", "standout of the other build"
OWN = {
    STANDOUT: ["-a", "standout"],
    "kmeans, din99o": ["-a", "kmeans"],
    "kmeans, lab": ["-a", "kmeans", "-s", "lab"],
    "kmeans, oklab": ["-a", "kmeans", "-s", "oklab"],
    "kmeans, rgb": ["-a", "kmeans", "-s", "rgb"],
    "kmeans, rgb, brightness 0.05–0.95": [
        "-a", "kmeans", "-s", "rgb", "--min-brightness", "0.05", "--max-brightness", "0.95"],
    "agglomerative, din99o": ["-a", "agglomerative"],
    "agglomerative, oklab": ["-a", "agglomerative", "-s", "oklab"],
}
# What a table calls the stills of several folders.
TOGETHER = "all stills"
DIGITS = {"accents": 2, "main": 2, "precision": 2, "repeats": 2}


@dataclasses.dataclass(frozen=True)
class Set:
    """Pictures of one kind: those of one folder, or the stills of several."""
    name: str
    kind: str | None
    pictures: list

    @property
    def measures(self):
        """What palettes of such pictures are compared by."""
        return MEASURES.get(self.kind, ["Q"])

    def score(self, picture, palette):
        if self.kind is None:
            return {"colors": len(palette), **score(picture, palette)}
        measures = exact(picture, palette)
        q = score(picture, palette, pixels=False)["Q"]
        return {"colors": len(palette), **{name: measures[name] for name in self.measures}, "Q": q}


def own(command, options):
    return lambda paths, count: filmpalette(command, paths, count, *options)


def other(name, function, kept):
    def palettes(paths, count):
        return [
            kept.palette(path, name, count, lambda path=path: eight(function(path, count), count))
            for path in paths]
    return palettes


def eight(colors, count):
    """Colors as a file holds them: scores are of what is shown, not of what was computed."""
    return [
        [min(255, max(0, round(float(channel)))) for channel in color]
        for color in colors[:int(count)]]


def methods(choices, count):
    """What a table calls it → a function of paths and a count."""
    every = {name: own(choices.command, options) for name, options in OWN.items()}
    if count == "auto":
        every = {STANDOUT: every[STANDOUT]}
    else:
        kept = Kept(choices.palettes)
        every |= {
            name: other(name, lambda path, number, of=function: of(path, int(number)), kept)
            for name, function in peers.PEERS.items()}
    named = {
        name: method for name, method in every.items()
        if not choices.only or any(part in name for part in choices.only)}
    if choices.beside:
        named[BESIDE] = own(choices.beside, OWN[STANDOUT])
    return named


def scored(named, sets, count):
    """For each method the scores of each set's pictures, and a line for each that is left out."""
    found, left = {}, []
    for name, method in named.items():
        started = time.monotonic()
        try:
            palettes = [method([picture.path for picture in each.pictures], count) for each in sets]
        except (ImportError, peers.Missing) as missing:
            left.append(f"{name} is left out: it is not installed ({missing}).")
            continue
        except (RuntimeError, subprocess.CalledProcessError, ValueError, OSError) as failure:
            left.append(f"{name} is left out: it failed ({failure}).")
            continue
        print(f"{name}, {count}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        found[name] = [
            [each.score(*pair) for pair in zip(each.pictures, made)]
            for each, made in zip(sets, palettes)]
    return found, left


def together(sets, found):
    """Adds the set of all stills, if there are several sets of them."""
    stills = [index for index, each in enumerate(sets) if each.kind is None]
    if len(stills) < 2:
        return sets, found
    union = Set(
        TOGETHER, None, [picture for index in stills for picture in sets[index].pictures])
    return [*sets, union], {
        name: [*scores, [one for index in stills for one in scores[index]]]
        for name, scores in found.items()}


def heading(columns):
    return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"


def table(each, scores):
    """A row for each method, best Q first."""
    means = {name: mean(of) for name, of in scores.items()}
    print(f"\n### {each.name}: {len(each.pictures)} pictures\n")
    print(heading(["program", *next(iter(means.values()))]))
    for name, measures in sorted(means.items(), key=lambda row: -row[1]["Q"]):
        shown = f"**filmpalette {name}**" if name in OWN or name == BESIDE else name
        cells = [f"{value:.{DIGITS.get(measure, 1)}f}" for measure, value in measures.items()]
        print(f"| {shown} | {' | '.join(cells)} |")


def compared(sets, found):
    """How much better `standout` is than every other method, picture by picture."""
    columns = [(index, measure) for index, each in enumerate(sets) for measure in each.measures]
    print("\n### Paired differences: standout less …\n")
    print(heading([
        "program", *(f"{sets[index].name}, {measure}" for index, measure in columns)]))
    others = [name for name in found if name != STANDOUT]
    for name in sorted(others, key=lambda name: -np.mean([one["Q"] for one in found[name][-1]])):
        cells = [
            difference(found[STANDOUT][index], found[name][index], measure)
            for index, measure in columns]
        print(f"| {name} | {' | '.join(cells)} |")


def losers(choices, each, count, found, beside, index):
    """The pictures of a set that lose most against the other build, or score worst without one."""
    # With an automatic count the second measure tells more: how many colors are wrong.
    measure = each.measures[-1] if count == "auto" else each.measures[0]
    others = beside[index] if beside else None
    lines = list(worst(each.pictures, found[index], others, measure, choices.worst))
    if lines:
        print(f"\n### {each.name}: the worst by {measure}\n", *lines, sep="\n")


def report(choices, sets, count):
    found, left = scored(methods(choices, count), sets, count)
    sets, found = together(sets, found)
    print(f"\n## {count} colors" if count != "auto" else "\n## Automatic count")
    if found:
        for index, each in enumerate(sets):
            table(each, {name: scores[index] for name, scores in found.items()})
    if len(found) > 1 and STANDOUT in found:
        compared(sets, found)
    for index, each in enumerate(sets):
        if STANDOUT in found and choices.worst and each.name != TOGETHER:
            losers(choices, each, count, *(found.get(name) for name in (STANDOUT, BESIDE)), index)
    print("".join(f"\n{line}\n" for line in left), end="", flush=True)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=pathlib.Path)
    parser.add_argument("--beside", metavar="COMMAND")
    parser.add_argument("--only", action="append", metavar="PART")
    parser.add_argument("--count", action="append", choices=COUNTS)
    parser.add_argument("--palettes", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--stability", action="store_true")
    parser.add_argument("--worst", type=int, default=0, metavar="NUMBER")
    return parser.parse_args()


def main():
    choices = arguments()
    differences.check()
    sets = [
        Set(folder.resolve().name, kind(folder), pictures(folder)) for folder in choices.folders]
    number = sum(len(each.pictures) for each in sets)
    print(f"{number} pictures; {'; '.join(peers.versions())}.")
    for count in choices.count or COUNTS:
        report(choices, sets, count)
    if not choices.stability:
        return
    annotated = [picture for each in sets if each.kind is None for picture in each.pictures]
    for algorithm in ["standout", "kmeans", "agglomerative"]:
        print(f"\n## Stability of {algorithm}\n")
        print(heading(["picture", "accents", "Q", "shift, ΔE", "5 among 8"]))
        print(*stability.rows(annotated, choices.command, "-a", algorithm), sep="\n", flush=True)


main()
