"""How well a palette holds the colors of a painted picture, which are known exactly.

Differences are CIEDE2000. Shares are in percent.
"""
import numpy as np

from differences import ciede2000, coded, lab, linear
from metrics import HIT, numbers

# A swatch shows a color exactly up to EXACT, and is that color up to REAL; from MIXED on it may be a
# blend, if it is up to REAL from what lies between two colors.
EXACT, REAL, MIXED = 1, 3, 5
# The measures that tell for each kind of pictures.
MEASURES = {
    "flat": ["exact", "untrue"],
    "soft": ["real", "blends"],
    "small": ["things", "shades"],
    "counted": ["real", "off"],
}
# Of these, less is better.
LESS = {"untrue", "blends", "shades", "off"}


def between(colors):
    """What lies between any two colors (0…255): CIELAB of mixtures as editors and as lenses mix."""
    parts = np.linspace(0, 1, 33)[:, None]
    mixtures = []
    for index, first in enumerate(colors):
        for second in colors[:index]:
            mixtures.append(lab(first + parts * (second - first)))
            light = linear(first) + parts * (linear(second) - linear(first))
            mixtures.append(lab(coded(light)))
    return np.concatenate(mixtures)


def exact(picture, palette):
    """Every measure of one palette, which is a list of colors, 0…255."""
    swatches = lab(palette)
    apart = np.array([
        ciede2000(color.samples[:, None], swatches[None]).min(axis=0)
        for color in picture.colors])
    by_color, by_swatch = apart.min(axis=1), apart.min(axis=0)
    accent = np.array([color.accent for color in picture.colors])
    mixtures = between(np.array([numbers(color.hex) for color in picture.colors], dtype=float))
    mixed = ciede2000(mixtures[:, None], swatches[None]).min(axis=0) <= REAL
    # Swatches of the first color, which is the most abundant one, beyond the one that it needs.
    dominant = ((apart.argmin(axis=0) == 0) & (by_swatch <= HIT)).sum()
    return {
        "exact": 100 * (by_color <= EXACT).mean(),
        "real": 100 * (by_color <= REAL).mean(),
        "things": 100 * (by_color[accent] <= HIT).mean() if accent.any() else np.nan,
        "untrue": 100 * (by_swatch > REAL).mean(),
        "blends": 100 * (mixed & (by_swatch > MIXED)).mean(),
        "shades": max(0, dominant - 1),
        "off": abs(len(palette) - len(picture.colors)),
    }
