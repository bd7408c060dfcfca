"""One color in every space, its names, and how two colors differ."""

from __future__ import annotations

import ctypes
import json
from typing import Any, Union

from . import _library
from .errors import FilmPaletteError


class Color:
    """A color, from hex (`#760000`, `760000`, `700`) or from red, green and blue, 0…255.

    Raises `FilmPaletteError` for a text that is no color.
    """

    def __init__(self, color: Union[str, tuple[int, int, int], Color]) -> None:
        if isinstance(color, Color):
            color = color.hex
        elif not isinstance(color, str):
            red, green, blue = color
            if not all(0 <= part <= 255 for part in (red, green, blue)):
                raise FilmPaletteError(f"red, green and blue are 0…255, and not {color}")
            color = f"#{int(red):02x}{int(green):02x}{int(blue):02x}"
        self._json: dict[str, Any] = json.loads(_library.written("fp_color", color.encode()))

    @property
    def hex(self) -> str:
        """`#rrggbb`, lower case."""
        return str(self._json["hex"])

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, 0…255."""
        red, green, blue = self._json["rgb"]
        return red, green, blue

    @property
    def name(self) -> str:
        """The nearest name of the table of names."""
        return str(self._json["name"])

    @property
    def lab(self) -> tuple[float, float, float]:
        """CIELAB under D65: L* 0…100, a*, b*."""
        return self.coordinates("lab")

    @property
    def oklab(self) -> tuple[float, float, float]:
        """Oklab: lightness 0…1, a, b."""
        return self.coordinates("oklab")

    @property
    def oklch(self) -> tuple[float, float, float]:
        """Oklch: lightness 0…1, chroma 0…0.4, hue 0…360 degrees."""
        return self.coordinates("oklch")

    def coordinates(self, space: str) -> tuple[float, float, float]:
        """The coordinates in a space of the option `space`."""
        found = self._json["spaces"].get(space)
        if found is None:
            raise FilmPaletteError(f"'{space}' is no color space")
        first, second, third = found
        return float(first), float(second), float(third)

    def difference(self, other: Union[str, Color], formula: str = "ciede2000") -> float:
        """How different two colors look: by CIEDE2000 below 1 hardly, above 10 at a glance."""
        result = ctypes.c_double()
        _library.call(
            "fp_difference", *self._pair(other), formula.encode(), ctypes.byref(result)
        )
        return result.value

    def contrast(self, other: Union[str, Color]) -> float:
        """The contrast ratio of WCAG 2, 1…21."""
        result = ctypes.c_double()
        _library.call("fp_contrast", *self._pair(other), ctypes.byref(result))
        return result.value

    def _pair(self, other: Union[str, Color]) -> tuple[bytes, bytes]:
        return self.hex.encode(), Color(other).hex.encode()

    def __repr__(self) -> str:
        return f"Color('{self.hex}')"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Color) and self.hex == other.hex

    def __hash__(self) -> int:
        return hash(self.hex)

    def __reduce__(self) -> tuple[type[Color], tuple[str]]:
        return Color, (self.hex,)

    def _repr_html_(self) -> str:
        chip = f"display:inline-block;width:3em;height:1.2em;background:{self.hex}"
        return f'<span style="{chip}"></span> <code>{self.hex}</code> {self.name}'
