"""Prints what each number of `standout` is worth, and whether it was fitted to the pictures.

    sensitivity.py KNOBS FOLDER [--settings N]

KNOBS is the built program of that name (Knobs/); FOLDER has pictures and annotations.json. Q is of
the pictures as they are, and of the mean of that and the treated ones, which is less noisy.
"""
import argparse
import pathlib
import subprocess
import tempfile

import numpy as np

from metrics import numbers, pictures, score
from variants import VARIANTS, write

COUNTS = [8, 5]
DEFAULTS = {
    "cellEdge": 4, "importance.radius": 18, "importance.abundancePower": 0.25,
    "importance.chromaGain": 1, "importance.strongChroma": 60, "importance.leastAbundance": 1.4e-4,
    "importance.pullPower": 0.1, "farthest.reach": 26.5, "farthest.novelty": 0.6,
    "trimming.reach": 15, "typical.radius": 20, "typical.smallShare": 0.05,
    "typical.shareReach": 8, "typical.vividPower": 2, "typical.vividReach": 20,
    "typical.leastChroma": 12, "twinDifference": 10,
}
# What is switched off, and by which setting.
WITHOUT = {
    "compressed abundance": "importance.abundancePower=1",
    "abundance": "importance.abundancePower=0",
    "more weight for strong colors": "importance.chromaGain=0",
    "new words": "farthest.novelty=0",
    "both": "importance.chromaGain=0 farthest.novelty=0",
    "the bound on differences": "farthest.reach=1000",
    "trimming": "trimming.reach=1000",
    "moving to the middle": "trimming.maxIterations=0",
    "typical colors": "typical.radius=1000",
    "moving and typical colors": "trimming.maxIterations=0 typical.radius=0.001",
    "vivid sides": "typical.vividPower=0",
    "the least abundance": "importance.leastAbundance=1e-9",
    "replacing twins": "twinRounds=0",
}
# The letterbox changes nothing, so it is no treatment that tells settings apart.
TREATMENTS = [name for name in VARIANTS if name != "letterbox"]


def setting(values):
    return " ".join(f"{name}={value!r}" for name, value in values.items())


class Bench:
    def __init__(self, knobs, annotated, folder):
        self.knobs, self.annotated = knobs, annotated
        self.sets = [[picture.path for picture in annotated]]
        for index, name in enumerate(TREATMENTS):
            treated = folder / str(index)
            treated.mkdir()
            self.sets.append([write(picture.path, treated, name) for picture in annotated])

    def measure(self, settings):
        """Q by setting, count, treatment (0: none) and picture."""
        found = np.empty((len(settings), len(COUNTS), len(self.sets), len(self.annotated)))
        for place, count in enumerate(COUNTS):
            for index, paths in enumerate(self.sets):
                told = subprocess.run(
                    [self.knobs, str(count), *map(str, paths)], check=True, text=True,
                    input="".join(line + "\n" for line in settings), capture_output=True)
                lines = iter(told.stdout.splitlines())
                for row in range(len(settings)):
                    for column, picture in enumerate(self.annotated):
                        palette = [numbers(color) for color in next(lines).split()]
                        found[row, place, index, column] = score(picture, palette, pixels=False)["Q"]
        return found


def changes(found, base):
    """For each count the change of Q of the plain pictures, and of all."""
    cells = []
    for place in range(len(COUNTS)):
        plain = found[place, 0].mean() - base[place, 0].mean()
        treated = found[place].mean() - base[place].mean()
        cells += [f"{plain:+.1f}", f"{treated:+.1f}"]
    return cells


def heading(first):
    columns = [first]
    for count in COUNTS:
        columns += [f"{count} colors", f"{count}, treated too"]
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")


def parts(bench, base):
    print("\n## What carries it\n")
    heading("without")
    for name, found in zip(WITHOUT, bench.measure(list(WITHOUT.values()))):
        print(f"| {name} (`{WITHOUT[name]}`) | {' | '.join(changes(found, base))} |", flush=True)


def steps(bench, base):
    print("\n## Sensitivity\n")
    heading("20% less, 20% more")
    settings = [
        setting({name: value * factor}) for name, value in DEFAULTS.items() for factor in (0.8, 1.2)]
    found = bench.measure(settings)
    for index, (name, value) in enumerate(DEFAULTS.items()):
        pairs = zip(changes(found[2 * index], base), changes(found[2 * index + 1], base))
        cells = [f"{less}, {more}" for less, more in pairs]
        print(f"| `{name}` {value:g} | {' | '.join(cells)} |", flush=True)


def folds(bench, base, count):
    """Retuning: does the setting that is best on some pictures win on the others?"""
    print("\n## Cross-validation\n")
    random = np.random.default_rng(0)
    settings = [
        setting({name: value * random.uniform(0.8, 1.2) for name, value in DEFAULTS.items()})
        for _ in range(count)]
    found = bench.measure(settings)[:, :, 0]
    best = found.mean(axis=2).sum(axis=1).argmax()
    held = []
    for _ in range(50):
        order = random.permutation(len(bench.annotated))
        scores = np.empty((len(COUNTS), len(order)))
        for fold in np.array_split(order, 6):
            others = np.setdiff1d(order, fold)
            chosen = found[:, :, others].mean(axis=2).sum(axis=1).argmax()
            scores[:, fold] = found[chosen][:, fold]
        held.append(scores.mean(axis=1))
    print("| | " + " | ".join(f"Q at {number}" for number in COUNTS) + " |\n|---|---|---|")
    means = found.mean(axis=2)

    def row(name, values):
        print(f"| {name} | {' | '.join(values)} |")

    row("the default", [f"{value:.1f}" for value in base[:, 0].mean(axis=1)])
    row(f"{count} settings: mean (standard deviation)",
        [f"{mean:.1f} ({deviation:.1f})" for mean, deviation in zip(means.mean(0), means.std(0))])
    row(f"{count} settings: least to greatest",
        [f"{least:.1f} to {most:.1f}" for least, most in zip(means.min(0), means.max(0))])
    row(f"best of the {count} on all pictures", [f"{value:.1f}" for value in means[best]])
    row("cross-validated, mean of 50 random splits (standard deviation)", [
        f"{mean:.1f} ({deviation:.1f})"
        for mean, deviation in zip(np.mean(held, axis=0), np.std(held, axis=0))])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("knobs")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--settings", type=int, default=40)
    choices = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(choices.knobs, pictures(choices.folder), pathlib.Path(folder))
        base, = bench.measure([""])
        means = [f"{base[place, 0].mean():.2f} ({base[place].mean():.2f} treated too)"
                 for place in range(len(COUNTS))]
        print("Defaults: Q " + " and ".join(means))
        parts(bench, base)
        steps(bench, base)
        folds(bench, base, choices.settings)


if __name__ == "__main__":
    main()
