"""What can go wrong, with the words of the command `filmpalette`."""

from __future__ import annotations


class FilmPaletteError(ValueError):
    """A picture, a palette file, an option or a film that gives no result. The text says why."""


class NoPixelsLeft(FilmPaletteError):
    """The filters or the region leave no pixel to count; the text names them."""


class Unsupported(FilmPaletteError):
    """A kind of picture, or of array, that is not read here."""


class Damaged(FilmPaletteError):
    """A picture or a file that is cut short or contradicts itself."""


class TooLarge(FilmPaletteError):
    """A picture that takes more pixels or more memory than the limits allow."""


class Forked(FilmPaletteError):
    """libvips was used before this process was forked; use the start method spawn or forkserver."""


class Missing(FilmPaletteError, FileNotFoundError):
    """There is no file at the path. Also a `FileNotFoundError`."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class Unreadable(FilmPaletteError, OSError):
    """The system refuses access, or the path is a folder. Also an `OSError`."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class LibraryMissing(FilmPaletteError, ImportError):
    """The library or a program of FilmPalette is not installed. Also an `ImportError`."""
