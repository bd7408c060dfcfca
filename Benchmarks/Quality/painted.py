"""Paints pictures whose colors are known exactly, in four folders.

    painted.py FOLDER [--seed N]

Each folder has annotations.json, as README.md describes it. The same seed paints the same pictures.

  flat      logos and flags: flat colors with smooth edges, text, small areas of black and white
  soft      two or three colors with blurred edges, narrow and wide; half of the pictures have small
            sharp things too
  small     one color in many shades (a lit wall, sea, foliage, sky) and small distinct things
  counted   2 to 24 clearly different colors
"""
import argparse
import dataclasses
import json
import pathlib

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, minimum_filter

import shapes
from differences import ciede2000, coded, lab, linear

# What a file is written as. JPEG of quality 85 has its colors at half the resolution.
FORMATS = [("png", {}), ("jpg", {"quality": 95, "subsampling": 0}), ("jpg", {"quality": 85})]
# An area has a color of its own if it has so many pixels that no edge touches.
LEAST_PIXELS = 40


@dataclasses.dataclass
class Painting:
    """A picture and what is in it.

    `pixels` are coded sRGB, 0…255, height × width × 3. `weights` say how much of each pixel is of
    each area, area × height × width. `shaded` is the area that has many shades, if there is one.
    """
    pixels: np.ndarray
    weights: np.ndarray
    shaded: int | None = None


def palette(random, count, least, colors=()):
    """The colors, and random ones up to `count`, all at least ΔE2000 `least` apart."""
    colors = [np.asarray(color, dtype=float) for color in colors]
    while len(colors) < count:
        color = random.integers(0, 256, 3).astype(float)
        if all(ciede2000(lab(color), lab(other)) >= least for other in colors):
            colors.append(color)
    return np.array(colors)


def neutrals(random):
    """Black and white, one of them or neither, as logos and flags have them."""
    both = [[0, 0, 0], [255, 255, 255]]
    return [color for color in both if random.random() < 0.6]


def size(random):
    width = int(random.integers(240, 960))
    return width, int(width / random.uniform(1, 1.8))


def mixed(weights, colors, by_light=False):
    """The picture of areas that overlap by weight; by light as lenses blur, else as editors do."""
    mix = np.tensordot(weights, linear(colors) if by_light else colors, axes=(0, 0))
    return coded(mix) if by_light else mix


def flat(random, index):
    while True:
        colors = palette(random, int(random.integers(2, 7)), 12, neutrals(random))
        colors = random.permutation(colors)
        areas = shapes.Areas(*size(random))
        fields = min(len(colors), int(random.integers(1, 4)))
        shapes.stripes(random, areas, range(fields))
        for label in range(fields, len(colors)):
            shapes.any_mark(random, areas, label, random.uniform(0.004, 0.15))
        weights = areas.weights(len(colors))
        yield Painting(mixed(weights, colors), weights)


def soft(random, index):
    while True:
        main = int(random.integers(2, 4))
        small = index % 2 * int(random.integers(1, 4))
        colors = palette(random, main + small, 25)
        areas = shapes.Areas(*size(random))
        shapes.any_field(random, areas, range(main))
        weights = areas.weights(main)
        reach = random.uniform(0.004, 0.05) * areas.width
        weights = np.stack([gaussian_filter(weight, reach, mode="nearest") for weight in weights])
        pixels = mixed(weights, colors[:main], by_light=index % 3 == 0)
        # Sharp things on top of the blurred ones.
        things = shapes.Areas(areas.width, areas.height)
        for label in range(small):
            shapes.any_mark(random, things, label + 1, random.uniform(0.002, 0.02))
        over = things.weights(small + 1)
        pixels = over[0][..., None] * pixels + np.tensordot(over[1:], colors[main:], axes=(0, 0))
        noise = random.normal(0, random.choice([0, 1, 3]), pixels.shape)
        yield Painting(pixels + noise, np.concatenate([over[0] * weights, over[1:]]))


def small(random, index):
    while True:
        things = int(random.integers(3, 5))
        # Light is warmer than shadow, or colder.
        stops = random.uniform(0.7, 1.4) * np.array([1, 0.9, 0.8])[::random.choice([1, -1])]
        dominant = random.integers(30, 190, 3).astype(float)
        often = coded(linear(dominant) * 2 ** (stops * np.linspace(-1, 1, 7)[:, None]))
        # Things differ from every shade of the dominant color and from each other. Two are soft.
        found = random.integers(0, 256, (things, 3)).astype(float)
        gray = found[:2].mean(axis=1, keepdims=True)
        found[:2] = gray + 0.25 * (found[:2] - gray)
        apart = ciede2000(lab(found)[:, None], lab(np.concatenate([often, found]))[None])
        if np.sort(apart, axis=1)[:, 1].min() < random.uniform(14, 20):
            continue
        areas = shapes.Areas(*size(random))
        for label in range(1, things + 1):
            shapes.any_mark(random, areas, label, 10 ** random.uniform(-3, -2))
        weights = areas.weights(things + 1)
        light = mixed(weights, linear(np.concatenate([[dominant], found])))
        # Things are in the same light, but less uneven.
        shades = shapes.shades(random, areas.width, areas.height, index % 4)
        exposure = shades * np.where(weights[0] > 0.5, 1, 0.2)
        pixels = coded(light * 2 ** (exposure[..., None] * stops))
        noise = random.normal(0, random.uniform(1, 5), pixels.shape)
        yield Painting(pixels + noise, weights, shaded=0)


def counted(random, index):
    # Two of each kind of flag, and then every count once.
    count = [2, 2, 3, 3, 4, 4, *range(2, 25)][index]
    while True:
        flag = index < 6
        colors = palette(random, count, 20 if count <= 12 else 15, neutrals(random)[:count])
        areas = shapes.Areas(*size(random))
        if flag:
            fields = max(1, count - index % 2)
            shapes.stripes(random, areas, range(fields))
            for label in range(fields, count):
                shapes.any_mark(random, areas, label, random.uniform(0.02, 0.12))
        else:
            shapes.any_field(random, areas, range(count))
        weights = areas.weights(count)
        if weights.mean(axis=(1, 2)).min() < 0.004:
            continue
        pixels = mixed(weights, random.permutation(colors))
        noise = random.normal(0, 0 if flag else random.choice([0, 2, 4]), pixels.shape)
        yield Painting(pixels + noise, weights)


# The painter of each folder, and how many pictures it paints.
KINDS = {"flat": (flat, 30), "soft": (soft, 24), "small": (small, 28), "counted": (counted, 29)}


def written(painting, stem, index):
    """Writes the picture; returns its path and its pixels as a reader finds them."""
    ending, choices = FORMATS[index % len(FORMATS)]
    path = stem.with_suffix(f".{ending}")
    pixels = np.clip(np.rint(painting.pixels), 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path, **choices)
    return path, np.asarray(Image.open(path).convert("RGB"))


def name(color):
    return "#%02x%02x%02x" % tuple(np.rint(color).astype(int))


def annotated(painting, pixels, edge):
    """The colors of a picture, most abundant first; None if an area has no pixels of its own.

    A color is the median of the pixels of which no other area has a part.
    """
    colors = []
    for area, weight in enumerate(painting.weights):
        inside = pixels[minimum_filter(weight, edge) > 0.995]
        if len(inside) < LEAST_PIXELS:
            return None
        entry = {"hex": name(np.median(inside, axis=0)), "share": round(float(weight.mean()), 5)}
        if area == painting.shaded:
            ordered = inside[np.argsort(lab(inside)[:, 0])]
            shades = [ordered[int(part * len(ordered))] for part in (0.1, 0.3, 0.7, 0.9)]
            entry["alts"] = [{"hex": name(shade)} for shade in shades]
        colors.append(entry)
    colors.sort(key=lambda color: -color["share"])
    for place, color in enumerate(colors):
        less = "secondary" if color["share"] > 0.05 else "accent"
        color["role"] = less if place else "dominant"
    return colors


def painted(kind, folder, seed):
    """Paints one folder."""
    folder.mkdir(parents=True, exist_ok=True)
    painter, count = KINDS[kind]
    images = []
    for index in range(count):
        random = np.random.default_rng([seed, list(KINDS).index(kind), index])
        for painting in painter(random, index):
            path, pixels = written(painting, folder / f"{kind}-{index + 1:02}", index)
            # A JPEG's blocks carry color over an edge.
            colors = annotated(painting, pixels, 1 if path.suffix == ".png" else 9)
            if colors:
                break
        height, width = pixels.shape[:2]
        images.append({"image": path.name, "width": width, "height": height, "colors": colors})
    text = json.dumps({"kind": kind, "seed": seed, "images": images}, indent=1)
    (folder / "annotations.json").write_text(text + "\n")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=0)
    choices = parser.parse_args()
    for kind in KINDS:
        painted(kind, choices.folder / kind, choices.seed)


if __name__ == "__main__":
    main()
