"""Differences of two programs, picture by picture."""
import math

import numpy as np

from exact import LESS

# Differences below this do not show in a table.
TIE = 0.05


def difference(first, second, measure):
    """How much more the first program has: "mean ± standard error (pictures better, worse)"."""
    pairs = np.array([[one[measure], two[measure]] for one, two in zip(first, second)])
    apart = (pairs[:, 0] - pairs[:, 1])[~np.isnan(pairs).any(axis=1)]
    if len(apart) < 2:
        return "–"
    error = apart.std(ddof=1) / math.sqrt(len(apart))
    more, less = (apart > TIE).sum(), (apart < -TIE).sum()
    better, worse = (less, more) if measure in LESS else (more, less)
    return f"{apart.mean():+.1f} ± {error:.1f} ({better}, {worse})"


def worst(pictures, scores, others, measure, count=10):
    """Lines about the pictures on which `scores` lose most against `others`, or are least."""
    sign = -1 if measure in LESS else 1

    def loss(index):
        now, then = scores[index][measure], others[index][measure] if others else 0
        return sign * (now - then)

    order = sorted(
        (index for index in range(len(pictures)) if not math.isnan(loss(index))), key=loss)
    for index in order[:count]:
        then = f"{others[index][measure]:.1f} → " if others else ""
        if not others or loss(index) < -TIE:
            yield f"- {pictures[index].path.name}: {then}{scores[index][measure]:.1f}"
