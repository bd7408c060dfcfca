"""The C functions of libfilmpalette, declared once. Everything else calls them through `call`.

The declarations follow `filmpalette.h`. ctypes gives Python's lock away during each call, so
threads run side by side.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import os
import sys
import threading
from collections.abc import Callable
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_size_t, c_ssize_t, c_void_p
from pathlib import Path
from typing import Any, Optional

from . import errors

#: The version of the interface that these declarations describe.
ABI_VERSION = 1

_CANCELLED = 8
_ERRORS: dict[int, type[errors.FilmPaletteError]] = {
    1: errors.FilmPaletteError,
    2: errors.NoPixelsLeft,
    3: errors.Unsupported,
    4: errors.Damaged,
    5: errors.Missing,
    6: errors.Unreadable,
    7: errors.TooLarge,
    9: errors.Forked,
    10: errors.FilmPaletteError,
}


class Bytes(ctypes.Structure):
    """`fp_bytes`: bytes that the caller frees."""

    _fields_ = [("data", c_void_p), ("size", c_size_t)]


class Pixels(ctypes.Structure):
    """`fp_pixels`: an array of samples; strides are in bytes and may be negative."""

    _fields_ = [
        ("data", c_void_p),
        ("width", c_size_t),
        ("height", c_size_t),
        ("row_stride", c_ssize_t),
        ("column_stride", c_ssize_t),
        ("channel_stride", c_ssize_t),
        ("channels", c_int32),
        ("sample", c_int32),
        ("swapped", c_int32),
    ]


_Handle = c_void_p
_Out = POINTER(c_void_p)
_Text = POINTER(c_void_p)
_OF_FILE = [c_char_p, c_char_p]
_OF_BYTES = [c_char_p, c_size_t, c_char_p, c_char_p]
_OF_PIXELS = [POINTER(Pixels), c_char_p, c_char_p]
_END = [_Handle, _Out, _Text]
_COMPARED = [_Handle, POINTER(Bytes), _Text]

#: The arguments of each function that returns a status.
FUNCTIONS: dict[str, list[Any]] = {
    "fp_use_vips": [c_char_p, _Text],
    "fp_libraries": [POINTER(Bytes), _Text],
    "fp_palette_of_file": [*_OF_FILE, *_END],
    "fp_palette_of_bytes": [*_OF_BYTES, *_END],
    "fp_palette_of_pixels": [*_OF_PIXELS, *_END],
    "fp_palette_read": [c_char_p, c_size_t, c_char_p, _Out, _Text],
    "fp_palette_renamed": [_Handle, c_char_p, _Out, _Text],
    "fp_palette_written": [_Handle, c_char_p, POINTER(Bytes), _Text],
    "fp_histogram_of_file": [*_OF_FILE, *_END],
    "fp_histogram_of_bytes": [*_OF_BYTES, *_END],
    "fp_histogram_of_pixels": [*_OF_PIXELS, *_END],
    "fp_histogram_merged": [_Handle, _Handle, _Out, _Text],
    "fp_histogram_facts": [_Handle, POINTER(Bytes), _Text],
    "fp_histogram_written": [_Handle, POINTER(Bytes), _Text],
    "fp_histogram_read": [c_char_p, c_size_t, _Out, _Text],
    "fp_histogram_palette": [_Handle, c_char_p, *_END],
    "fp_comparison_of_file": [*_OF_FILE, *_COMPARED],
    "fp_comparison_of_bytes": [*_OF_BYTES, *_COMPARED],
    "fp_comparison_of_pixels": [*_OF_PIXELS, *_COMPARED],
    "fp_color": [c_char_p, POINTER(Bytes), _Text],
    "fp_difference": [c_char_p, c_char_p, c_char_p, POINTER(c_double), _Text],
    "fp_contrast": [c_char_p, c_char_p, POINTER(c_double), _Text],
    "fp_options": [POINTER(Bytes), _Text],
    "fp_formats": [POINTER(Bytes), _Text],
}


def _place() -> Path:
    """Where the library is: the environment's FILMPALETTE_LIBRARY, else inside the package."""
    told = os.environ.get("FILMPALETTE_LIBRARY")
    if told:
        return Path(told)
    ending = "dylib" if sys.platform == "darwin" else "so"
    return Path(__file__).with_name("native") / f"libfilmpalette.{ending}"


def vips_place() -> Path | None:
    """The libvips that pictures are read with: FILMPALETTE_VIPS, else that of pyvips-binary.

    The wheel's library has a hashed name, such as libvips-e42572c0.so.42, in a folder beside the
    wheel's module. That module is found, and not imported: importlib.metadata would take 30 ms.
    """
    told = os.environ.get("FILMPALETTE_VIPS")
    if told:
        return Path(told)
    module = importlib.util.find_spec("_libvips")
    if module is None or module.origin is None:
        return None
    beside = Path(module.origin).parent
    for pattern in ("pyvips_binary.libs/libvips[-.]*", "*.dylibs/libvips.*"):
        for place in sorted(beside.glob(pattern)):
            if not place.name.startswith("libvips-cpp"):
                return place
    return None


@functools.lru_cache(maxsize=None)
def library() -> ctypes.CDLL:
    """The library, loaded when it is first needed.

    Raises `LibraryMissing` if it is not there, or if it has another interface.
    """
    place = _place()
    try:
        loaded = ctypes.CDLL(str(place))
    except OSError as error:
        raise errors.LibraryMissing(f"libfilmpalette cannot be loaded: {error}") from None
    loaded.fp_abi_version.restype = ctypes.c_uint32
    if loaded.fp_abi_version() != ABI_VERSION:
        raise errors.LibraryMissing(
            f"{place} has interface {loaded.fp_abi_version()}, and {ABI_VERSION} is needed"
        )
    for name, arguments in FUNCTIONS.items():
        function = getattr(loaded, name)
        function.argtypes, function.restype = arguments, c_int32
    loaded.fp_version.restype = c_char_p
    loaded.fp_cancel_new.restype = c_void_p
    for name in (
        "fp_free", "fp_cancel_set", "fp_cancel_free", "fp_palette_free", "fp_histogram_free"
    ):
        function = getattr(loaded, name)
        function.argtypes, function.restype = [c_void_p], None
    vips = vips_place()
    if vips is not None:
        _checked(loaded, loaded.fp_use_vips, os.fsencode(vips))
    return loaded


def _checked(loaded: ctypes.CDLL, function: Any, *arguments: Any) -> None:
    message = c_void_p()
    status = function(*arguments, byref(message))
    if status == 0:
        return
    try:
        raw = ctypes.string_at(message.value) if message.value else b""
    finally:
        loaded.fp_free(message)
    text = raw.decode("utf-8", "replace") or f"failed with status {status}"
    if status == _CANCELLED:
        raise KeyboardInterrupt
    raise _ERRORS.get(status, errors.FilmPaletteError)(text)


def call(name: str, *arguments: Any) -> None:
    """Calls a function of `FUNCTIONS`, whose last argument, the message, is added here.

    Raises the error of its status, with the library's own words.
    """
    loaded = library()
    _checked(loaded, getattr(loaded, name), *arguments)


def written(name: str, *arguments: Any) -> bytes:
    """What a function that fills `fp_bytes` gives, copied into Python's memory."""
    result = Bytes()
    call(name, *arguments, byref(result))
    try:
        return ctypes.string_at(result.data, result.size) if result.data else b""
    finally:
        library().fp_free(result.data)


class Handle:
    """An object of the library, freed with this one."""

    def __init__(self, free: str) -> None:
        self.value = c_void_p()
        self._free = free

    def __del__(self) -> None:
        # At the interpreter's end the modules may be gone; the process frees the rest.
        if self.value and library is not None:
            getattr(library(), self._free)(self.value)
            self.value = c_void_p()


def interruptible(work: Callable[[Optional[int]], None]) -> None:
    """Runs `work(cancel)` so that Ctrl-C ends it.

    Signals reach only the main thread, and never inside a call of C. So a call from the main thread
    runs in another one, and Ctrl-C sets the handle that the call looks at. A call from elsewhere
    runs where it is.
    """
    if threading.current_thread() is not threading.main_thread():
        work(None)
        return
    loaded = library()
    cancel: int = loaded.fp_cancel_new()
    done = threading.Event()
    failure: list[BaseException] = []

    def run() -> None:
        try:
            work(cancel)
        except BaseException as error:
            failure.append(error)
        finally:
            done.set()

    try:
        threading.Thread(target=run, name="filmpalette", daemon=True).start()
    except RuntimeError:
        # No thread begins while the interpreter ends.
        loaded.fp_cancel_free(cancel)
        work(None)
        return
    try:
        done.wait()
    except BaseException:
        loaded.fp_cancel_set(cancel)
        # The handle is freed only when the call has ended; one that does not end keeps it.
        if done.wait(1):
            loaded.fp_cancel_free(cancel)
        raise
    loaded.fp_cancel_free(cancel)
    if failure:
        raise failure[0]
