"""score.py FOLDER < LINES: a table of what was found in the films of `make.py`.

LINES are those of `Detector`. Cuts count within one frame; a boundary within two frames of a gradual
transition finds it and is never false. A boundary in a stretch that the truth has as `ignored` is
neither right nor false. Even seeds are for fitting, odd ones only for checking."""

import json
import sys
from pathlib import Path

SPAN = 2


def matched(found, cuts):
    """Pairs of found and true cuts within one frame, the closest first."""
    pairs = sorted((abs(f - c), f, c) for f in found for c in cuts if abs(f - c) <= 1)
    used, hit = set(), set()
    for _, f, c in pairs:
        if f not in used and c not in hit:
            used.add(f)
            hit.add(c)
    return used, hit


class Score:
    """Counts of one film, or of several."""

    def __init__(self):
        self.hit = self.cuts = self.false = self.gradual = self.named = self.spans = 0
        self.wrong = []

    def add(self, truth, found):
        used, hit = matched(found, truth["cuts"])
        spans, ignored = truth["gradual"], truth.get("ignored", [])
        self.hit, self.cuts = self.hit + len(hit), self.cuts + len(truth["cuts"])
        wrong = [frame for frame in found if frame not in used and not any(
            first - SPAN <= frame <= last + SPAN for first, last, *_ in [*spans, *ignored])]
        self.false += len(wrong)
        self.wrong += [("false", frame) for frame in wrong]
        self.wrong += [("missed", frame) for frame in truth["cuts"] if frame not in hit]
        for first, last, kind in spans:
            kinds = {found[f] for f in found if first - SPAN <= f <= last + SPAN}
            self.gradual += bool(kinds)
            self.named += kind in kinds
            if not kinds:
                self.wrong.append((kind, first, last))
        self.spans += len(spans)

    @property
    def f1(self):
        return 2 * self.hit / max(1, self.hit + self.false + self.cuts)

    def row(self):
        gradual = f"{self.gradual} / {self.spans} ({self.named})" if self.spans else ""
        return f"{self.hit} / {self.cuts} | {self.false} | {self.f1:.3f} | {gradual}"


def lines(text):
    for line in text:
        path, frames, pace, *rest = line.rstrip("\n").split("\t")
        words = [word.split(":") for word in (rest[0].split() if rest else [])]
        yield Path(path).stem, float(pace), {int(frame): kind for frame, kind in words}


def main():
    folder, scores, costs, details = Path(sys.argv[1]), {}, {}, "--details" in sys.argv
    for name, pace, found in lines(sys.stdin):
        kind, seed = name.rsplit(".", 1)
        score = scores.setdefault(kind, (Score(), Score()))[int(seed) % 2]
        score.add(json.loads((folder / f"{name}.json").read_text()), found)
        costs.setdefault(kind, []).append(pace)
        if details:
            print(name, *score.wrong)
    print("| kind | fit: cuts | false | F1 | gradual | check: cuts | false | F1 | gradual | µs |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind, (fit, check) in scores.items():
        pace = sum(costs[kind]) / len(costs[kind])
        print(f"| {kind} | {fit.row()} | {check.row()} | {pace:.0f} |")


if __name__ == "__main__":
    main()
