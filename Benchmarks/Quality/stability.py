"""Whether palettes stay when a picture is treated, or when fewer colors are asked for."""
import pathlib
import tempfile

import numpy as np
from scipy.optimize import linear_sum_assignment

from commands import filmpalette
from differences import ciede2000, lab
from metrics import HIT, score
from variants import VARIANTS, write


def shift(first, second):
    """The mean CIEDE2000 of two palettes' swatches, matched one to one as well as can be."""
    apart = ciede2000(lab(first)[:, None], lab(second)[None])
    return apart[linear_sum_assignment(apart)].mean()


def nesting(few, many):
    """For each color of `few`, whether one of `many` is about the same."""
    return ciede2000(lab(few)[:, None], lab(many)[None]).min(axis=1) <= HIT


def rows(pictures, command, *options):
    """A row of a table for each variant, and one for the picture as it is."""
    paths = [picture.path for picture in pictures]
    clean = filmpalette(command, paths, 8, *options)

    def row(name, paths, palettes):
        few = filmpalette(command, paths, 5, *options)
        scores = [score(*pair) for pair in zip(pictures, palettes)]
        moved = np.mean([shift(*pair) for pair in zip(clean, palettes)])
        nested = np.concatenate([nesting(*pair) for pair in zip(few, palettes)]).mean()
        recall = np.nanmean([each["accents"] for each in scores])
        quality = np.mean([each["Q"] for each in scores])
        return f"| {name} | {recall:.3f} | {quality:.1f} | {moved:.2f} | {100 * nested:.1f}% |"

    table = [row("as it is", paths, clean)]
    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as folder:
            treated = [write(path, pathlib.Path(folder), variant) for path in paths]
            palettes = filmpalette(command, treated, 8, *options)
            table.append(row(variant, treated, palettes))
    return table
