"""The colors of pictures and films.

    import filmpalette as fp

    fp.palette("still.jpg", count=5)

`palette`, `palettes`, `histogram` and `compare` take a path, bytes, a file, a `PIL.Image` or an
array; `film` takes a film. numpy, pandas, matplotlib, Pillow and tqdm are used when they are there.
"""

from . import _library
from .batch import Result, palettes
from .color import Color
from .comparison import Comparison, compare
from .errors import (
    Damaged,
    FilmPaletteError,
    Forked,
    LibraryMissing,
    Missing,
    NoPixelsLeft,
    TooLarge,
    Unreadable,
    Unsupported,
)
from .fetch import fetch
from .films import Film, film
from .histogram import Histogram, histogram
from .options import Options
from .palette import Palette, Swatch, formats, palette, read

__all__ = [
    "Color",
    "Comparison",
    "Damaged",
    "Film",
    "FilmPaletteError",
    "Forked",
    "Histogram",
    "LibraryMissing",
    "Missing",
    "NoPixelsLeft",
    "Options",
    "Palette",
    "Result",
    "Swatch",
    "TooLarge",
    "Unreadable",
    "Unsupported",
    "compare",
    "fetch",
    "film",
    "formats",
    "histogram",
    "palette",
    "palettes",
    "read",
    "version",
]


def version() -> str:
    """The version of the library, which is that of the command."""
    text: bytes = _library.library().fp_version()
    return text.decode()
