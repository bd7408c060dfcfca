"""The other programs, each a function of a path and a count, as its own documentation calls it.

Colors are three numbers of 0…255. Some programs give fewer colors than asked for, none is allowed
more. A function imports what it needs, so that a missing package leaves out its own rows only.
"""
import importlib.metadata
import io
import shutil
import subprocess

import numpy as np
from PIL import Image


class Missing(Exception):
    """A program that is not installed."""


def opened(path):
    return Image.open(path).convert("RGB")


def kmeans(pixels, count):
    from sklearn.cluster import KMeans
    return KMeans(n_clusters=count, n_init=1, random_state=0).fit(pixels).cluster_centers_


def scikit_learn(path, count):
    return kmeans(np.asarray(opened(path), dtype=np.float32).reshape(-1, 3), count)


def scikit_learn_filtered(path, count):
    pixels = np.asarray(opened(path), dtype=np.float32).reshape(-1, 3)
    brightness = pixels.mean(axis=1) / 255
    return kmeans(pixels[(brightness >= 0.05) & (brightness <= 0.95)], count)


def colorgram(path, count):
    import colorgram as package
    return [tuple(color.rgb) for color in package.extract(str(path), count)]


def pylette(path, count):
    import pylette as package
    palette = package.extract_colors(image=str(path), palette_size=count)
    return [color.rgb for color in palette]


def pylette_median_cut(path, count):
    import pylette as package
    palette = package.extract_colors(image=str(path), palette_size=count, mode="MedianCut")
    return [color.rgb for color in palette]


def extcolors(path, count):
    import extcolors as package
    return [color for color, _ in package.extract_from_path(str(path), limit=count)[0]]


def colorthief(path, count):
    from colorthief import ColorThief
    return ColorThief(str(path)).get_palette(color_count=count)


def fast_colorthief(path, count):
    import fast_colorthief as package
    return package.get_palette(str(path), color_count=count)


def material_quantizer(path, count):
    from materialyoucolor.quantize import ImageQuantizeCelebi
    found = ImageQuantizeCelebi(str(path), 1, count)
    return [[color >> 16 & 255, color >> 8 & 255, color & 255] for color in found]


def material_scored(path, count):
    from materialyoucolor.quantize import ImageQuantizeCelebi
    from materialyoucolor.score.score import Score, ScoreOptions
    found = ImageQuantizeCelebi(str(path), 1, 128)
    chosen = Score.score(found, ScoreOptions(desired=count))
    return [[color >> 16 & 255, color >> 8 & 255, color & 255] for color in chosen]


def libimagequant(path, count):
    import libimagequant as package
    picture = opened(path).convert("RGBA")
    choices = package.Attr()
    choices.max_colors = count
    pixels = choices.create_rgba(picture.tobytes(), picture.width, picture.height, 0)
    return [(color.r, color.g, color.b) for color in pixels.quantize(choices).get_palette()]


def distinct(picture):
    """The colors that occur in a picture."""
    picture = picture.convert("RGB")
    return [color for _, color in picture.getcolors(picture.width * picture.height)]


def pillow(method):
    def palette(path, count):
        return distinct(opened(path).quantize(count, method=method, dither=Image.Dither.NONE))
    return palette


def magick(*program):
    """A program of the family of ImageMagick; it reads a stream, since names may be patterns."""
    def palette(path, count):
        if not shutil.which(program[0]):
            raise Missing(program[0])
        line = [*program, "-", "-depth", "8", "+dither", "-colors", str(count), "png:-"]
        with open(path, "rb") as file:
            told = subprocess.run(line, stdin=file, capture_output=True, check=True)
        return distinct(Image.open(io.BytesIO(told.stdout)))
    return palette


# What a table calls it, and the function.
PEERS = {
    "scikit-learn KMeans, RGB, every pixel": scikit_learn,
    "scikit-learn KMeans, RGB, brightness 0.05–0.95": scikit_learn_filtered,
    "colorgram.py": colorgram,
    "Pylette, k-means": pylette,
    "Pylette, median cut": pylette_median_cut,
    "extcolors": extcolors,
    "colorthief": colorthief,
    "fast-colorthief": fast_colorthief,
    "Material color utilities, quantizer": material_quantizer,
    "Material color utilities, scored": material_scored,
    "libimagequant": libimagequant,
    "Pillow, median cut": pillow(Image.Quantize.MEDIANCUT),
    "Pillow, octree": pillow(Image.Quantize.FASTOCTREE),
    "ImageMagick 6 -colors": magick("convert-im6.q16"),
    "GraphicsMagick -colors": magick("gm", "convert"),
}


def versions():
    """The versions of everything installed that is compared with."""
    packages = [
        "colorgram.py", "colorthief", "extcolors", "fast-colorthief", "libimagequant",
        "materialyoucolor", "numpy", "pillow", "pylette", "scikit-learn", "scipy"]
    found = []
    for package in packages:
        try:
            found.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    for program, flag in [("convert-im6.q16", "-version"), ("gm", "version")]:
        if shutil.which(program):
            told = subprocess.run([program, flag], capture_output=True, text=True, check=False)
            line = told.stdout.splitlines()[0].removeprefix("Version: ")
            found.append(" ".join(line.split()[:2]))
    return found
