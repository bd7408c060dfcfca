"""How well a palette holds the colors that a viewer names in a picture; see README.md."""
import dataclasses
import json
import pathlib

import numpy as np
from PIL import Image

from differences import ciede2000, lab

# CIEDE2000: a named color is found up to HIT; a swatch is one of the named colors up to NAMED;
# a swatch repeats another below REPEATED; a pixel has a swatch's color below SAME.
HIT, NAMED, REPEATED, SAME = 10, 12, 10, 6
# A named color counts in full up to the first, and not at all from the second on.
GRADED = (5, 15)
# A swatch of which fewer of the pixels have about its color is a ghost.
LEAST_SHARE = 1e-4
# About so many pixels of a picture, on a regular grid, are compared with the palette.
PIXELS = 20_000


@dataclasses.dataclass(frozen=True)
class Named:
    """A color that the annotator named: its hex, its samples (CIELAB), and how it counts."""
    hex: str
    samples: np.ndarray
    accent: bool
    first: bool


@dataclasses.dataclass(frozen=True)
class Picture:
    path: pathlib.Path
    colors: list
    # CIELAB.
    pixels: np.ndarray


def numbers(color):
    """#rrggbb → three numbers of 0…255."""
    return list(bytes.fromhex(color.removeprefix("#")))


def picture(folder, entry):
    path = folder / entry["image"]
    pixels = np.asarray(Image.open(path).convert("RGB"))
    height, width = pixels.shape[:2]
    step = max(1, round((width * height / PIXELS) ** 0.5))
    colors = [
        Named(
            color["hex"],
            lab([numbers(sample["hex"]) for sample in [color, *color.get("alts", [])]]),
            color["role"] == "accent", color.get("priority", 1) == 1)
        for color in entry["colors"]]
    return Picture(path, colors, lab(pixels[step // 2::step, step // 2::step].reshape(-1, 3)))


def pictures(folder):
    """The pictures that `annotations.json` in the folder names, in its order."""
    entries = json.loads((folder / "annotations.json").read_text())["images"]
    return [picture(folder, entry) for entry in entries]


def kind(folder):
    """Which kind of painted pictures the folder has, as painted.py says; None if it has stills."""
    return json.loads((folder / "annotations.json").read_text()).get("kind")


def credit(differences):
    full, none = GRADED
    return np.clip((none - differences) / (none - full), 0, 1).mean()


def fidelity(picture, swatches):
    """How near a palette (CIELAB) is to the picture's pixels."""
    by_pixel = ciede2000(picture.pixels[:, None], swatches[None])
    errors = by_pixel.min(axis=1)
    return {
        "ghosts": ((by_pixel < SAME).mean(axis=0) < LEAST_SHARE).sum(),
        "mean ΔE": errors.mean(),
        "95% ΔE": np.percentile(errors, 95),
    }


def score(picture, palette, pixels=True):
    """Every measure of one palette, which is a list of colors, 0…255; of pixels only if asked."""
    swatches = lab(palette)
    # For each named color, how far its nearest sample is from each swatch.
    apart = np.array([
        ciede2000(color.samples[:, None], swatches[None]).min(axis=0)
        for color in picture.colors])
    nearest = apart.min(axis=1)
    accents = nearest[[color.accent and color.first for color in picture.colors]]
    main = nearest[[color.first and not color.accent for color in picture.colors]]
    among = ciede2000(swatches[:, None], swatches[None])
    pairs = among[np.triu_indices(len(swatches), 1)]
    measures = {
        "accents": (accents <= HIT).mean() if accents.size else np.nan,
        "main": (main <= HIT).mean(),
        "precision": (apart.min(axis=0) <= NAMED).mean(),
        "repeats": np.mean([
            bool((among[index, :index] < REPEATED).any()) for index in range(len(swatches))]),
        "least ΔE": pairs.min() if pairs.size else 0.0,
    }
    if pixels:
        measures |= fidelity(picture, swatches)
    found = credit(accents if accents.size else main)
    measures["Q"] = 100 * (
        0.4 * found + 0.4 * credit(main) + 0.1 * measures["precision"]
        + 0.1 * (1 - measures["repeats"]))
    return measures


def mean(scores):
    """The mean over pictures of every measure; a picture without accents has no recall of them."""
    return {name: np.nanmean([each[name] for each in scores]) for name in scores[0]}
