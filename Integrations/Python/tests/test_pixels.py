"""What is refused as a picture, with words, before the library sees it."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

import filmpalette as fp
from filmpalette.pixels import source

RGB = np.zeros((4, 6, 3), dtype=np.uint8)


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.zeros(4, dtype=np.uint8), "an array of 4: a picture is H×W"),
        (np.zeros((2, 2, 2, 2), dtype=np.uint8), "an array of 2×2×2×2"),
        (np.zeros((0, 5, 3), dtype=np.uint8), "has no pixels"),
        (np.zeros((3, 40, 60), dtype=np.uint8), "move the channels last"),
        (RGB > 0, "multiply by 255"),
        (RGB.astype(np.int64), "an array of int64: samples are uint8"),
        (RGB.astype(complex), "complex"),
        (RGB.astype(object), "objects"),
        (RGB / 2 + 128, "floats are 0…1, and this array has 128…128"),
        (np.full((2, 2), np.nan), "NaN"),
        (np.full((2, 2), np.inf), "floats are 0…1"),
        (np.ma.masked_array(RGB, RGB == 0), "masked"),
    ],
)
def test_an_array_that_is_no_picture_is_refused_with_words(array: Any, words: str) -> None:
    with pytest.raises(fp.FilmPaletteError, match=words):
        source(array)


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (None, "NoneType is no picture"),
        (17, "int is no picture"),
        (io.StringIO("text"), "'rb'"),
        ("https://example.org/a.jpg", "fetch"),
        ("a\0b", "zero byte"),
        (Image.new("I", (2, 2)), "mode I"),
        (Image.new("RGB", (0, 2)), "no pixels"),
    ],
)
def test_what_is_no_picture_is_refused_with_words(thing: Any, words: str) -> None:
    with pytest.raises(fp.FilmPaletteError, match=words):
        source(thing)


def test_an_array_without_an_address_is_refused() -> None:
    class Odd:
        __array_interface__ = {"shape": (2, 2), "typestr": "|u1", "data": b"abcd", "version": 3}

    with pytest.raises(fp.Unsupported, match="no address"):
        fp.palette(Odd())


def test_a_row_that_takes_too_much_memory_is_refused() -> None:
    wide = np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (1, 90_000_000, 3))
    with pytest.raises(fp.TooLarge, match="memory"):
        fp.palette(wide)


def test_arrays_are_read_where_they_are() -> None:
    view = RGB[::-1, ::2, ::-1]
    pixels = source(view).pixels
    assert pixels is not None
    assert pixels.data == RGB.ctypes.data + 3 * 18 + 2
    assert (pixels.height, pixels.width, pixels.channels) == (4, 3, 3)
    assert (pixels.row_stride, pixels.column_stride, pixels.channel_stride) == (-18, 6, -1)


def test_byte_order_is_told() -> None:
    for order, swapped in (("<u2", 0), (">u2", 1)):
        pixels = source(np.zeros((2, 2), dtype=order)).pixels
        assert pixels is not None
        assert (pixels.sample, pixels.swapped, pixels.channels) == (1, swapped, 1)


def test_the_profile_of_an_image_of_any_mode_is_used() -> None:
    from PIL import ImageCms

    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # In this profile red and blue have changed places.
    swapped = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    red = Image.new("RGB", (40, 30), (220, 10, 20))
    clear = Image.new("RGB", (40, 30), (0, 200, 0))
    clear.paste((220, 10, 20), (0, 0, 20, 30))
    clear.info["transparency"] = (0, 200, 0)
    indexed, clear_indexed = red.quantize(2), red.quantize(2)
    clear_indexed.info["transparency"] = 1
    for image in (red, red.convert("RGBA"), red.convert("RGBX"), indexed, clear_indexed, clear):
        image.info["icc_profile"] = swapped
        found = fp.palette(image, count=1)[0].rgb
        assert found[2] > 150 > found[0], f"{image.mode}: {found}"
