"""Counted pixels, which merge exactly."""

from __future__ import annotations

import ctypes
import json
from typing import TYPE_CHECKING, Any, NoReturn, Optional

from . import _library
from ._library import Handle
from .options import Options, query, takes_options
from .palette import Palette
from .pixels import Picture, source

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Histogram:
    """How often each color appears. Counts are whole numbers, so order cannot matter in a sum.

    `standout` and `kmeans` count one still at different sizes, so make the histogram with the
    algorithm and the filters that its palettes will use.
    """

    _handle: Handle

    def __init__(self) -> None:
        """Raises `TypeError`: `filmpalette.histogram` makes histograms."""
        raise TypeError("histograms are made by filmpalette.histogram(picture)")

    @classmethod
    def _of(cls, handle: Handle) -> Histogram:
        made = cls.__new__(cls)
        made._handle = handle
        return made

    def __add__(self, other: Histogram) -> Histogram:
        """The counts of both. Raises `FilmPaletteError` if their filters differ."""
        if not isinstance(other, Histogram):
            return NotImplemented
        merged = Handle("fp_histogram_free")
        _library.call(
            "fp_histogram_merged",
            self._handle.value,
            other._handle.value,
            ctypes.byref(merged.value),
        )
        return Histogram._of(merged)

    def __radd__(self, other: object) -> Histogram:
        # `sum` begins with 0.
        return self if other == 0 else NotImplemented

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Histogram cannot be pickled; make it where it is needed, or its palette")

    def __repr__(self) -> str:
        facts = self.facts
        return f"<Histogram of {facts['name']}: {facts['pixels']:,} pixels>"

    @property
    def facts(self) -> dict[str, Any]:
        """`name`, `pixels` (how many were counted), and whether a smaller picture was counted too
        (`downsampled`), which `standout` and `count="auto"` need."""
        found: dict[str, Any] = json.loads(
            _library.written("fp_histogram_facts", self._handle.value)
        )
        return found

    @takes_options
    def palette(self, **options: Unpack[Options]) -> Palette:
        """The palette of the counted pixels. Raises what `filmpalette.palette` raises."""
        handle, text = Handle("fp_palette_free"), query(**options)

        def work(cancel: int | None) -> None:
            _library.call(
                "fp_histogram_palette",
                self._handle.value,
                text,
                cancel,
                ctypes.byref(handle.value),
            )

        _library.interruptible(work)
        return Palette._of(handle)


@takes_options
def histogram(
    picture: Picture, *, name: Optional[str] = None, **options: Unpack[Options]
) -> Histogram:
    """The counted pixels of a picture, without what the filters leave out.

    Takes and raises what `filmpalette.palette` takes and raises. Histograms add up
    (`sum(histograms)`) and give palettes.
    """
    return Histogram._of(source(picture, name).histogram(query(**options)))
