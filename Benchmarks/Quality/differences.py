"""CIELAB and CIEDE2000, written apart from the library so that one checks the other."""
import csv
import pathlib

import numpy as np

# sRGB (IEC 61966-2-1) with linear light 0…1 → CIE XYZ; the rows add up to the white D65.
XYZ_OF_RGB = np.array([
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041]])
PAIRS = pathlib.Path(__file__).resolve().parents[2] / "Tests/ReferenceData/ciede2000-sharma.tsv"


def linear(rgb):
    """Linear light, 0…1, of gamma-coded sRGB, 0…255."""
    coded = np.asarray(rgb, dtype=float) / 255
    return np.where(coded > 0.04045, ((coded + 0.055) / 1.055) ** 2.4, coded / 12.92)


def coded(light):
    """Gamma-coded sRGB, 0…255, of linear light, which is cut to 0…1."""
    light = np.clip(light, 0, 1)
    return 255 * np.where(light > 0.0031308, 1.055 * light ** (1 / 2.4) - 0.055, 12.92 * light)


def lab(rgb):
    """CIELAB (D65) of gamma-coded sRGB, 0…255, in the last axis."""
    relative = linear(rgb) @ XYZ_OF_RGB.T / XYZ_OF_RGB.sum(axis=1)
    bent = np.where(
        relative > (6 / 29) ** 3, np.cbrt(relative), relative / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(bent, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def ciede2000(first, second):
    """ΔE₀₀ of CIELAB colors in the last axis, which broadcast; k_L = k_C = k_H = 1.

    Source: Sharma, Wu & Dalal 2005, doi:10.1002/col.20070.
    """
    first, second = np.broadcast_arrays(
        np.asarray(first, dtype=float), np.asarray(second, dtype=float))

    def grayness(chroma):
        seventh = chroma ** 7
        return np.sqrt(seventh / (seventh + 25.0 ** 7))

    plain = [np.hypot(color[..., 1], color[..., 2]) for color in (first, second)]
    stretch = 1.5 - 0.5 * grayness(sum(plain) / 2)
    chromas, hues = [], []
    for color in (first, second):
        a, b = stretch * color[..., 1], color[..., 2]
        chromas.append(np.hypot(a, b))
        hues.append(np.degrees(np.arctan2(b, a)) % 360)

    gray = chromas[0] * chromas[1] == 0
    turn = hues[1] - hues[0]
    hue = sum(hues) / 2
    # The short way around, and its middle.
    around = np.abs(turn) > 180
    hue = np.where(gray, sum(hues), np.where(around, (hue + 180) % 360, hue))
    turn = np.where(gray, 0, np.where(around, turn - 360 * np.sign(turn), turn))

    lightness = (first[..., 0] + second[..., 0]) / 2
    chroma = (chromas[0] + chromas[1]) / 2
    waves = [(0.17, 1, -30, -1), (0.24, 2, 0, 1), (0.32, 3, 6, 1), (0.20, 4, -63, -1)]
    weight = 1 + sum(
        sign * height * np.cos(np.radians(times * hue + shift))
        for height, times, shift, sign in waves)
    off = (lightness - 50) ** 2
    by_lightness = (second[..., 0] - first[..., 0]) / (1 + 0.015 * off / np.sqrt(20 + off))
    by_chroma = (chromas[1] - chromas[0]) / (1 + 0.045 * chroma)
    by_hue = (
        2 * np.sqrt(chromas[0] * chromas[1]) * np.sin(np.radians(turn) / 2)
        / (1 + 0.015 * chroma * weight))
    rotation = -2 * grayness(chroma) * np.sin(
        np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    squared = (
        by_lightness ** 2 + by_chroma ** 2 + by_hue ** 2 + rotation * by_chroma * by_hue)
    return np.sqrt(np.maximum(squared, 0))


def check():
    """Fails unless all published pairs come out right, to the four digits they are given in."""
    with PAIRS.open() as file:
        rows = list(csv.reader((line for line in file if line[0] != "#"), delimiter="\t"))[1:]
    pairs = np.array(rows, dtype=float)
    errors = np.abs(ciede2000(pairs[:, 0:3], pairs[:, 3:6]) - pairs[:, 6])
    if len(pairs) != 34 or errors.max() > 0.0001:
        raise SystemExit(f"CIEDE2000 is off by {errors.max():.4f} on Sharma's {len(pairs)} pairs")
