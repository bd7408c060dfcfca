"""Counted pixels, which merge exactly."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

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

    def to_bytes(self) -> bytes:
        """The histogram as bytes, for a file or another process; nothing is lost.

        Equal histograms are equal bytes, about 150 KB for a still.
        """
        return _library.written("fp_histogram_written", self._handle.value)

    @classmethod
    def from_bytes(cls, data: bytes | bytearray | memoryview) -> Histogram:
        """The histogram of `to_bytes`, with the same facts, palettes and sums.

        Bytes from anywhere are safe. Raises `Unsupported` for what is no histogram, or one of another
        version, and `Damaged` for bytes that were cut or changed.
        """
        handle, data = Handle("fp_histogram_free"), bytes(memoryview(data))
        _library.call("fp_histogram_read", data, len(data), ctypes.byref(handle.value))
        return cls._of(handle)

    def __reduce__(self) -> tuple[Callable[[bytes], Histogram], tuple[bytes]]:
        return Histogram.from_bytes, (self.to_bytes(),)

    def __copy__(self) -> Histogram:
        # A histogram never changes.
        return self

    def __deepcopy__(self, memo: object) -> Histogram:
        return self

    def __eq__(self, other: object) -> bool:
        """Whether both have the same counts, facts and filters."""
        if not isinstance(other, Histogram):
            return NotImplemented
        return self is other or self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def __repr__(self) -> str:
        facts = self.facts
        return f"<Histogram of {facts['name']}: {facts['pixels']:,} pixels>"

    @property
    def facts(self) -> dict[str, Any]:
        """What the histogram is of.

        `name`, `width` and `height` of the picture, `sampling` (which of its pixels were read, in
        words; only if not all were), `pixels` (how many were counted), `downsampled` (whether a
        smaller picture was counted too, which `standout` and `count="auto"` need), and `options`:
        those about which pixels count, as a query string without the defaults (`"bars=keep"`).
        """
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
