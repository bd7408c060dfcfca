"""CPU and time of one palette of five colors, from Python, beside other packages.

  python peers.py STILL...        in an environment with filmpalette, pylette, colorthief,
                                  colorgram.py, extcolors, scikit-learn; what is missing is left out

Each package gets the paths, as its own README shows. The figures are milliseconds a still: CPU of
all threads, and wall time; the first call of each package, which imports and warms up, is not counted.
"""

import os
import sys
import time


def filmpalette():
    import filmpalette as fp

    return lambda path: fp.palette(path, count=5)


def pylette():
    from pylette import extract_colors

    return lambda path: extract_colors(image=path, palette_size=5)


def colorthief():
    from colorthief import ColorThief

    return lambda path: ColorThief(path).get_palette(color_count=5)


def colorgram():
    import colorgram as module

    return lambda path: module.extract(path, 5)


def extcolors():
    import extcolors as module

    return lambda path: module.extract_from_path(path, limit=5)


def scikit_learn():
    import numpy as np
    from PIL import Image
    from sklearn.cluster import KMeans

    def palette(path):
        pixels = np.asarray(Image.open(path).convert("RGB")).reshape(-1, 3)
        return KMeans(5, n_init=1, random_state=0).fit(pixels).cluster_centers_

    return palette


def measured(palette, paths):
    """Milliseconds of CPU and of time for a still."""
    palette(paths[0])
    before, start = os.times(), time.perf_counter()
    for path in paths:
        palette(path)
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    return 1000 * cpu / len(paths), 1000 * (time.perf_counter() - start) / len(paths)


PACKAGES = [filmpalette, pylette, colorthief, colorgram, extcolors, scikit_learn]
print(f"{'package':14} {'CPU ms':>8} {'time ms':>8}")
for package in PACKAGES:
    try:
        palette = package()
    except ImportError as error:
        print(f"{package.__name__:14} left out: {error}")
        continue
    cpu, wall = measured(palette, sys.argv[1:])
    print(f"{package.__name__:14} {cpu:8.1f} {wall:8.1f}", flush=True)
