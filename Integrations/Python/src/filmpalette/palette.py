"""Palettes: the colors of a picture, with what is known of each."""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, overload

from . import _library, display, plotting
from ._library import Handle
from .errors import Damaged, FilmPaletteError, Missing, Unreadable
from .options import Options, query, takes_options
from .pixels import Picture, source

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from typing_extensions import Unpack


@dataclass(frozen=True)
class Swatch:
    """One color of a palette."""

    #: `#rrggbb`, lower case, in sRGB.
    hex: str
    #: Red, green and blue, 0…255.
    rgb: tuple[int, int, int]
    #: Oklch: lightness 0…1, chroma 0…0.4, hue 0…360 degrees.
    oklch: tuple[float, float, float]
    #: The share of the counted pixels, 0…1; `None` in a palette file without shares.
    proportion: float | None
    #: How many of the counted pixels; `None` in a palette file without counts.
    population: int | None
    #: Where such a pixel is: fractions of the frame from the left and from the top.
    position: tuple[float, float] | None
    name: str
    #: `dominant`, `supporting` or `accent`; `None` in a palette file without roles.
    role: str | None
    #: Why it has this role, one phrase.
    reason: str | None

    @classmethod
    def of(cls, color: dict[str, Any]) -> Swatch:
        """The swatch of one of the `colors` in JSON."""
        place = color.get("position")
        red, green, blue = color["rgb"]
        lightness, chroma, hue = color["oklch"]
        return cls(
            hex=color["hex"],
            rgb=(red, green, blue),
            oklch=(lightness, chroma, hue),
            proportion=color.get("proportion"),
            population=color.get("population"),
            position=(place["x"], place["y"]) if place else None,
            name=color.get("name", ""),
            role=color.get("role"),
            reason=color.get("reason"),
        )


class Palette(Sequence[Swatch]):
    """A few colors, in order. Shows itself as swatches in a notebook; equal if all is equal.

    What it holds is the JSON of `filmpalette -f json`, byte for byte (`to_json`).
    """

    def __init__(self, text: bytes, handle: Handle | None = None) -> None:
        """A palette of JSON as `to_json` gives it. Raises `Damaged` for other bytes."""
        self._handle = handle
        self._text = text
        try:
            self._json: dict[str, Any] = json.loads(text)
            self._swatches = [Swatch.of(color) for color in self._json["colors"]]
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(f"the bytes are no JSON of a palette: {error!r}") from None

    @classmethod
    def _of(cls, handle: Handle) -> Palette:
        return cls(_library.written("fp_palette_written", handle.value, b"json"), handle)

    def __len__(self) -> int:
        return len(self._swatches)

    @overload
    def __getitem__(self, index: int) -> Swatch: ...
    @overload
    def __getitem__(self, index: slice) -> list[Swatch]: ...
    def __getitem__(self, index: int | slice) -> Swatch | list[Swatch]:
        return self._swatches[index]

    def __iter__(self) -> Iterator[Swatch]:
        return iter(self._swatches)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Palette) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[type[Palette], tuple[bytes]]:
        return Palette, (self._text,)

    def __repr__(self) -> str:
        name = self.source.get("name", "")
        return f"<Palette of {name}: {' '.join(self.hexes)}>" if name else (
            f"<Palette: {' '.join(self.hexes)}>"
        )

    def _repr_html_(self) -> str:
        return display.palette_html(self)

    def _repr_png_(self) -> bytes:
        return self.to("png")

    @property
    def hexes(self) -> list[str]:
        """The colors as `#rrggbb`."""
        return [swatch.hex for swatch in self]

    @property
    def proportions(self) -> list[float]:
        """The shares, which add up to 1; 0 where a palette file has none."""
        return [swatch.proportion or 0.0 for swatch in self]

    @property
    def array(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """The colors as an array of n × 3 bytes, sRGB. Needs numpy."""
        import numpy

        return numpy.array([swatch.rgb for swatch in self], dtype=numpy.uint8)

    @property
    def facts(self) -> dict[str, Any]:
        """Black and white points, the share of near-neutral pixels, lights; `{}` if unknown."""
        return dict(self._json.get("facts") or {})

    @property
    def source(self) -> dict[str, Any]:
        """Where the colors come from: name, size, format, SHA-256, profile, bars, sampling."""
        return dict(self._json.get("source") or {})

    @property
    def options(self) -> dict[str, str]:
        """Every option with which the palette was made, as a user would type it."""
        return dict(self._json.get("options") or {})

    @property
    def notes(self) -> list[str]:
        """Remarks for the reader, one sentence each."""
        return list(self._json.get("notes") or [])

    @property
    def pixels(self) -> int:
        """How many pixels were counted."""
        return int(self._json.get("pixels") or 0)

    def to_json(self) -> str:
        """Everything that is known, the bytes of `filmpalette -f json` without its line's end."""
        return self._text.decode().rstrip("\n")

    def to(self, format: str) -> bytes:
        """The palette in a format of the command: `css`, `ase`, `gpl`, `png`, `svg`, `sheet` …

        Raises `FilmPaletteError` for an unknown format, with the list of all.
        """
        if self._handle is None:
            self._handle = _read(self._text, "palette.json")
        called = format.encode("utf-8", "replace")
        return _library.written("fp_palette_written", self._handle.value, called)

    def save(self, path: str | os.PathLike[str], format: str | None = None) -> None:
        """Writes the palette to a file, in the format of its ending if none is given.

        Raises `FilmPaletteError` if no format has this ending, and `OSError` if it cannot write.
        """
        Path(path).write_bytes(self.to(format or _format_of(Path(path))))

    def to_pandas(self) -> pd.DataFrame:
        """A row for each color. Needs pandas."""
        import pandas

        rows = [
            {
                "hex": swatch.hex,
                **dict(zip(("red", "green", "blue"), swatch.rgb)),
                **dict(zip(("lightness", "chroma", "hue"), swatch.oklch)),
                "proportion": swatch.proportion,
                "population": swatch.population,
                **dict(zip(("x", "y"), swatch.position or (None, None))),
                "name": swatch.name,
                "role": swatch.role,
            }
            for swatch in self
        ]
        frame: pd.DataFrame = pandas.DataFrame(rows)
        return frame

    def colormap(self, kind: str = "listed") -> Any:
        """A colormap of matplotlib: `listed`, the colors as they are, or `smooth`.

        `smooth` goes from the darkest to the lightest, mixed in CIELAB in even steps of lightness.
        """
        return plotting.colormap(self, kind)

    def cycler(self) -> Any:
        """The colors for `axes.set_prop_cycle`. Needs matplotlib."""
        return plotting.cycler(self)

    def plot(self, axes: Any = None) -> Any:
        """Draws swatches in their shares, and returns the axes. Needs matplotlib."""
        return plotting.plot(self, axes)


def _read(data: bytes, name: str) -> Handle:
    handle = Handle("fp_palette_free")
    called = name.encode("utf-8", "replace")
    _library.call("fp_palette_read", data, len(data), called, ctypes.byref(handle.value))
    return handle


def formats() -> list[dict[str, Any]]:
    """The palette formats: `name`, `summary`, `extension`, `type`."""
    found: list[dict[str, Any]] = json.loads(_library.written("fp_formats"))
    return found


def _format_of(path: Path) -> str:
    ending = path.suffix[1:].lower()
    known = formats()
    for format in known:
        if ending in (format["extension"], format["name"]):
            return str(format["name"])
    names = " ".join(str(format["name"]) for format in known)
    raise FilmPaletteError(f"no format has the ending '.{ending}': give one of {names}")


@takes_options
def palette(
    picture: Picture, *, name: Optional[str] = None, **options: Unpack[Options]
) -> Palette:
    """The colors of a picture.

    `picture` is a path, bytes of a file, a file open for bytes, a `PIL.Image`, or an array of H×W,
    H×W×1, H×W×3 or H×W×4 samples (uint8, uint16, or floats of 0…1; sRGB). `name` is what an array
    or bytes are called in the result. Ctrl-C ends the call.

    Raises `FilmPaletteError`, or one below it: `NoPixelsLeft`, `Unsupported`, `Damaged`,
    `TooLarge`, `Missing` (also a `FileNotFoundError`).
    """
    return Palette._of(source(picture, name).palette(query(**options)))


def read(file: Picture, *, name: Optional[str] = None) -> Palette:
    """The palette in a palette file (ASE, GPL, CSS, JSON …), told from its bytes.

    `file` is a path, bytes, or a file open for bytes. Raises `Damaged`, `Missing` or another
    `FilmPaletteError`.
    """
    if isinstance(file, (str, os.PathLike)):
        path = Path(file)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise Missing(f"{path}: no such file") from None
        except OSError as error:
            raise Unreadable(f"{path}: cannot be read: {error.strerror}") from None
        return Palette._of(_read(data, name or path.name))
    given = source(file, name)
    if given.data is None:
        raise FilmPaletteError("pixels are no palette file; filmpalette.palette finds their colors")
    return Palette._of(_read(given.data, given.name))
