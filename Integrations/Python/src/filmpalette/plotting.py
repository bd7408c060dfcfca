"""Palettes for matplotlib, which is imported only here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .color import Color
from .errors import FilmPaletteError

if TYPE_CHECKING:
    from .palette import Palette

#: How many colors a smooth colormap has; the eye sees no steps.
STEPS = 256
#: How wide a swatch must be for its hex code, in inches.
LABEL = 0.8


def colormap(palette: Palette, kind: str) -> Any:
    """`listed` or `smooth`; see `Palette.colormap`."""
    from matplotlib.colors import ListedColormap

    name = str(palette.source.get("name", "filmpalette"))
    if kind == "listed":
        return ListedColormap(palette.hexes, name=name)
    if kind != "smooth":
        raise FilmPaletteError(f"colormap is listed or smooth, and not '{kind}'")
    return ListedColormap(smooth(palette.hexes), name=name)


def smooth(hexes: list[str]) -> list[tuple[float, float, float]]:
    """`STEPS` colors from the darkest to the lightest, even in CIELAB lightness, in sRGB 0…1."""
    labs = sorted(Color(hex).lab for hex in hexes)
    low, high = labs[0][0], labs[-1][0]
    if high - low < 1e-9:
        return [_srgb(labs[0])] * STEPS
    return [_srgb(_at(labs, low + (high - low) * step / (STEPS - 1))) for step in range(STEPS)]


def _at(labs: list[tuple[float, float, float]], lightness: float) -> tuple[float, float, float]:
    for dark, light in zip(labs, labs[1:]):
        if lightness <= light[0]:
            width = light[0] - dark[0]
            part = (lightness - dark[0]) / width if width > 0 else 1.0
            a, b = (dark[i] + (light[i] - dark[i]) * part for i in (1, 2))
            return lightness, a, b
    return labs[-1]


def _srgb(lab: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIELAB under D65 to sRGB, clipped to 0…1.

    CIE 15:2004 for CIELAB, IEC 61966-2-1 for the matrix and the curve.
    """
    y = (lab[0] + 16) / 116
    x, z = y + lab[1] / 500, y - lab[2] / 200
    white = (0.95047, 1.0, 1.08883)
    linear = [t**3 if t > 6 / 29 else 3 * (6 / 29) ** 2 * (t - 4 / 29) for t in (x, y, z)]
    cx, cy, cz = (value * whole for value, whole in zip(linear, white))
    return (
        _coded(3.2404542 * cx - 1.5371385 * cy - 0.4985314 * cz),
        _coded(-0.9692660 * cx + 1.8760108 * cy + 0.0415560 * cz),
        _coded(0.0556434 * cx - 0.2040259 * cy + 1.0572252 * cz),
    )


def _coded(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def cycler(palette: Palette) -> Any:
    """A cycler of `color`."""
    from cycler import cycler as made

    return made(color=palette.hexes)


def plot(palette: Palette, axes: Any = None) -> Any:
    """One bar of swatches in their shares, with hex codes where there is room."""
    import matplotlib.pyplot as pyplot

    if axes is None:
        _, axes = pyplot.subplots(figsize=(8, 1.2))
    shares = palette.proportions
    if not any(shares):
        shares = [1 / len(palette)] * len(palette)
    room = axes.get_position().width * axes.figure.get_figwidth()
    left = 0.0
    for swatch, share in zip(palette, shares):
        axes.barh(0, share, left=left, height=1, color=swatch.hex)
        if share * room >= LABEL:
            ink = "black" if swatch.oklch[0] > 0.6 else "white"
            axes.text(left + share / 2, 0, swatch.hex, ha="center", va="center", color=ink)
        left += share
    axes.set(xlim=(0, left), ylim=(-0.5, 0.5), xticks=[], yticks=[])
    return axes
