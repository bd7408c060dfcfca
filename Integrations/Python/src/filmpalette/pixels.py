"""What a picture may be: a path, bytes, a file object, an image of Pillow, or an array."""

from __future__ import annotations

import ctypes
import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from ._library import Handle, Pixels, call, interruptible, written
from .errors import FilmPaletteError, Unsupported

if TYPE_CHECKING:
    from PIL.Image import Image

#: A picture: a path, the bytes of a file, a file open for reading bytes, a `PIL.Image`, or an array
#: of H×W, H×W×1 (gray), H×W×2 (gray, alpha), H×W×3 (RGB) or H×W×4 (RGB, alpha) samples: uint8,
#: uint16, or floats of 0…1. Arrays are read where they are, with their strides.
Picture = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, Any]

_SAMPLES = {"u1": 0, "u2": 1, "f4": 2, "f8": 3}
_KINDS = {
    "b": "true and false are no colors; multiply by 255 and use uint8",
    "c": "complex numbers are no colors",
    "O": "it holds Python objects and not numbers",
}


@dataclass
class Source:
    """A picture as one of the three kinds that the library takes."""

    path: bytes | None = None
    data: bytes | None = None
    pixels: Pixels | None = None
    name: str = ""
    #: What the pixels belong to, so that it stays while they are read.
    owner: Any = None

    def palette(self, options: bytes) -> Handle:
        """Counts the picture and makes its palette."""
        return self._handle("fp_palette", options)

    def histogram(self, options: bytes) -> Handle:
        """Counts the picture."""
        return self._handle("fp_histogram", options)

    def comparison(self, options: bytes) -> bytes:
        """JSON of the comparison of all algorithms, spaces and sizes."""
        result: list[bytes] = []

        def work(cancel: int | None) -> None:
            kind, arguments = self._arguments(options)
            result.append(written(f"fp_comparison_of_{kind}", *arguments, cancel))

        interruptible(work)
        return result[0]

    def _handle(self, family: str, options: bytes) -> Handle:
        handle = Handle(f"{family}_free")

        def work(cancel: int | None) -> None:
            kind, arguments = self._arguments(options)
            call(f"{family}_of_{kind}", *arguments, cancel, ctypes.byref(handle.value))

        interruptible(work)
        return handle

    def _arguments(self, options: bytes) -> tuple[str, list[Any]]:
        name = self.name.encode("utf-8", "replace")
        if self.path is not None:
            return "file", [self.path, options]
        if self.data is not None:
            return "bytes", [self.data, len(self.data), name, options]
        assert self.pixels is not None
        return "pixels", [ctypes.byref(self.pixels), name, options]


def source(picture: Picture, name: str | None = None) -> Source:
    """The picture as the library takes it.

    Raises `FilmPaletteError` or `Unsupported` for what is not a picture; the text says what it is.
    """
    if isinstance(picture, (str, os.PathLike)):
        path = os.fsencode(picture)
        if b"\0" in path:
            raise FilmPaletteError("a path has no zero byte")
        if path.startswith((b"http://", b"https://")):
            raise FilmPaletteError("to read a URL, use filmpalette.fetch(url)")
        return Source(path=path)
    if isinstance(picture, (bytes, bytearray)):
        return Source(data=bytes(picture), name=name or "picture")
    if _is_pillow(picture):
        image: Any = picture
        return _of_pillow(image, name)
    if hasattr(picture, "__array_interface__"):
        return of_array(picture, name or "picture")
    if isinstance(picture, memoryview):
        return Source(data=picture.tobytes(), name=name or "picture")
    read: Callable[[], Any] | None = getattr(picture, "read", None)
    if read is not None:
        data = read()
        if not isinstance(data, bytes):
            raise FilmPaletteError("the file is open for text; open it with mode 'rb'")
        own = getattr(picture, "name", "")
        known = Path(own).name if isinstance(own, str) and own else "picture"
        return Source(data=data, name=name or known)
    raise FilmPaletteError(
        f"{type(picture).__name__} is no picture: give a path, bytes, a file open for bytes, "
        "a PIL.Image, or an array"
    )


def of_array(array: Any, name: str = "picture") -> Source:
    """An array's samples, read where they are."""
    if hasattr(array, "mask") and hasattr(array, "filled"):
        raise Unsupported("a masked array: use .filled(color), or a fourth channel as alpha")
    interface = array.__array_interface__
    shape: tuple[int, ...] = tuple(interface["shape"])
    channels = _channels(shape)
    order, kind = interface["typestr"][0], interface["typestr"][1:]
    if kind == "f2":
        return of_array(array.astype("f4"), name)
    if kind not in _SAMPLES:
        why = _KINDS.get(kind[0], "samples are uint8, uint16, or floats of 0…1")
        raise Unsupported(f"an array of {getattr(array, 'dtype', kind)}: {why}")
    if kind[0] == "f":
        _check_floats(array)
    if not isinstance(interface.get("data"), tuple):
        kind = type(array).__name__
        raise Unsupported(f"{kind} gives no address of its samples: use numpy.asarray")
    strides = interface.get("strides") or _packed(shape, int(kind[1]))
    native = "<" if sys.byteorder == "little" else ">"
    pixels = Pixels(
        data=interface["data"][0],
        width=shape[1],
        height=shape[0],
        row_stride=strides[0],
        column_stride=strides[1],
        channel_stride=strides[2] if len(shape) == 3 else 0,
        channels=channels,
        sample=_SAMPLES[kind],
        swapped=int(order not in ("|", native)),
    )
    return Source(pixels=pixels, name=name, owner=array)


def _channels(shape: tuple[int, ...]) -> int:
    said = "×".join(map(str, shape)) or "no dimension"
    if len(shape) not in (2, 3):
        raise FilmPaletteError(f"an array of {said}: a picture is H×W or H×W×channels")
    if 0 in shape:
        raise FilmPaletteError(f"an array of {said} has no pixels")
    channels = shape[2] if len(shape) == 3 else 1
    if channels > 4:
        hint = "; move the channels last" if shape[0] <= 4 else ""
        raise FilmPaletteError(
            f"an array of {said}: the last dimension is 1 (gray), 2 (gray, alpha), 3 (RGB) or 4 "
            f"(RGB, alpha){hint}"
        )
    return channels


def _packed(shape: tuple[int, ...], size: int) -> tuple[int, ...]:
    strides = [size]
    for length in reversed(shape[1:]):
        strides.insert(0, strides[0] * length)
    return tuple(strides)


def _check_floats(array: Any) -> None:
    low, high = float(array.min()), float(array.max())
    if low != low or high != high:
        raise FilmPaletteError("the array has NaN; replace it, or make its pixels transparent")
    if low < 0 or high > 1:
        raise FilmPaletteError(f"floats are 0…1, and this array has {low:g}…{high:g}")


def _is_pillow(picture: object) -> bool:
    module = sys.modules.get("PIL.Image")
    return module is not None and isinstance(picture, module.Image)


#: Modes of Pillow whose bytes are samples: channels, sample, whether the order is big-endian.
_MODES = {
    "L": (1, 0, False),
    "LA": (2, 0, False),
    "RGB": (3, 0, False),
    "RGBA": (4, 0, False),
    "I;16": (1, 1, False),
    "I;16L": (1, 1, False),
    "I;16B": (1, 1, True),
}
#: Modes that become another without a loss.
_PLAIN = {"1": "L", "PA": "RGBA", "RGBX": "RGB", "La": "LA", "RGBa": "RGBA", "HSV": "RGB"}
#: Modes that are read as the TIFF that Pillow makes of them, as such a file would be. So is an image
#: with a profile, which the library converts as it converts that of a file.
_AS_FILE = ("CMYK", "YCbCr", "LAB", "F")


def _of_pillow(image: Image, name: str | None) -> Source:
    """An image of Pillow, upright, with its profile, as its file would be read."""
    from PIL import ImageOps

    own = getattr(image, "filename", "")
    name = name or (Path(own).name if isinstance(own, str) and own else "picture")
    if 0 in image.size:
        raise FilmPaletteError(f"an image of {image.width}×{image.height} has no pixels")
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    # First the colors of a palette and the clear ones: a TIFF would lose them, or their profile.
    if upright.mode == "P" or "transparency" in upright.info:
        clear = "transparency" in upright.info
        gray = upright.mode in ("1", "L")
        upright = upright.convert("LA" if gray else "RGBA" if clear else "RGB")
    upright = upright.convert(_PLAIN[upright.mode]) if upright.mode in _PLAIN else upright
    if upright.mode in _AS_FILE or (profile and upright.mode in _MODES):
        file = io.BytesIO()
        known = {"icc_profile": profile} if profile else {}
        upright.save(file, "TIFF", exif=b"", **known)
        return Source(data=file.getvalue(), name=name)
    if upright.mode not in _MODES:
        raise Unsupported(
            f"an image of mode {upright.mode}: use .convert('RGB'), or 'I;16' for 16-bit gray"
        )
    channels, sample, big = _MODES[upright.mode]
    data = upright.tobytes()
    buffer = ctypes.create_string_buffer(data, len(data))
    size = sample + 1
    pixels = Pixels(
        data=ctypes.addressof(buffer),
        width=upright.width,
        height=upright.height,
        row_stride=upright.width * channels * size,
        column_stride=channels * size,
        channel_stride=size,
        channels=channels,
        sample=sample,
        swapped=int(size == 2 and big != (sys.byteorder == "big")),
    )
    return Source(pixels=pixels, name=name, owner=buffer)
