"""Palettes from Python beside those of the command."""

from __future__ import annotations

import io
import json
import pickle
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import filmpalette as fp
from conftest import command
from filmpalette import _library
from filmpalette.options import arguments

NAMES = ["beach", "boxing", "lamplight", "office", "snow", "street"]
OPTIONS: list[dict[str, Any]] = [
    {},
    {"count": "auto"},
    {"count": 3, "algorithm": "kmeans", "space": "oklab", "seed": 7},
    {"algorithm": "agglomerative", "linkage": "average", "space": "rgb", "sort": "hue"},
    {"min_brightness": 0.05, "max_brightness": 0.95, "min_chroma": 0.02},
    {"region": (0.5, 0, 0.5, 1), "bars": "keep", "lock": ["760000", "d8b47a"]},
]


def same_as_the_command(path: Path, options: dict[str, Any]) -> None:
    made = command("-f", "json", *arguments(options), str(path)).decode().rstrip("\n")
    assert fp.palette(path, **options).to_json() == made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_json_is_that_of_the_command(jpegs: Path, name: str, options: dict[str, Any]) -> None:
    same_as_the_command(jpegs / f"{name}.jpg", options)


@pytest.mark.parametrize("name", NAMES)
def test_a_png_by_the_other_libvips_gives_the_same(stills: Path, name: str) -> None:
    same_as_the_command(stills / f"{name}.png", {})


def test_libvips_is_that_of_the_dependency() -> None:
    place = json.loads(_library.written("fp_libraries"))["libvips"]["path"]
    assert Path(place).parent.name == "pyvips_binary.libs"


def test_every_kind_of_input_gives_the_same_colors(stills: Path) -> None:
    path = stills / "street.png"
    wanted = fp.palette(path)
    image = Image.open(path).convert("RGB")
    rgb = np.asarray(image)
    bgr = np.ascontiguousarray(rgb[:, :, ::-1])
    wide = np.repeat(rgb, 2, axis=1)
    inputs = {
        "text": str(path),
        "bytes": path.read_bytes(),
        "file": io.BytesIO(path.read_bytes()),
        "image": image,
        "array": rgb,
        "reversed channels": bgr[:, :, ::-1],
        "reversed twice": rgb[::-1, ::-1].copy()[::-1, ::-1],
        "every second column": wide[:, ::2],
        "planes": np.ascontiguousarray(rgb.transpose(2, 0, 1)).transpose(1, 2, 0),
        "alpha": np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)]),
        "uint16": rgb.astype("<u2") * 257,
        "big-endian": (rgb.astype("<u2") * 257).astype(">u2"),
        "float32": (rgb / 255).astype(np.float32),
        "float64": rgb / 255,
        "read only": np.frombuffer(rgb.tobytes(), np.uint8).reshape(rgb.shape),
    }
    for kind, picture in inputs.items():
        assert fp.palette(picture).hexes == wanted.hexes, kind


def test_modes_of_pillow_give_the_colors_of_their_rgb(stills: Path) -> None:
    image = Image.open(stills / "beach.png").convert("RGB").resize((160, 90))
    for mode in ("1", "L", "P", "RGBA", "RGBX"):
        converted = image.convert(mode)
        wanted = fp.palette(converted.convert("RGB")).hexes
        assert fp.palette(converted).hexes == wanted, mode
    gray = image.convert("L")
    wide = Image.fromarray(np.asarray(gray).astype(np.uint16) * 257)
    assert wide.mode == "I;16"
    assert fp.palette(wide).hexes == fp.palette(gray).hexes


def test_modes_of_pillow_that_hold_no_rgb_are_read_as_their_files(
    stills: Path, tmp_path: Path
) -> None:
    image = Image.open(stills / "beach.png").convert("RGB").resize((160, 90))
    for mode in ("CMYK", "F"):
        converted = image.convert(mode)
        if mode == "F":
            converted = converted.point(lambda value: value * (1 / 255))
        path = tmp_path / f"{mode}.tif"
        converted.save(path)
        assert fp.palette(converted).hexes == fp.palette(path).hexes, mode


def test_exif_turns_an_image_as_it_turns_the_file(stills: Path, tmp_path: Path) -> None:
    image = Image.open(stills / "street.png").convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "turned.png"
    image.save(path, exif=exif)
    left = {"region": "0,0,0.3,1", "bars": "keep"}
    turned: Any = fp.palette(Image.open(path), **left)  # type: ignore[arg-type]
    assert turned.hexes == fp.palette(path, **left).hexes  # type: ignore[arg-type]


def test_clear_pixels_do_not_count() -> None:
    pixels = np.zeros((20, 20, 4), np.uint8)
    pixels[:, :10] = (200, 30, 40, 255)
    pixels[:, 10:] = (30, 200, 40, 0)
    assert fp.palette(pixels).hexes == ["#c81e28"]
    pixels[..., 3] = 0
    with pytest.raises(fp.NoPixelsLeft):
        fp.palette(pixels)


def test_errors_have_their_kinds_and_words(stills: Path, tmp_path: Path) -> None:
    street = (stills / "street.png").read_bytes()
    with pytest.raises(FileNotFoundError, match="no such file"):
        fp.palette(tmp_path / "nothing.jpg")
    with pytest.raises(OSError, match="is a folder"):
        fp.palette(tmp_path)
    with pytest.raises(fp.Damaged):
        fp.palette(street[: len(street) // 2])
    with pytest.raises(fp.FilmPaletteError, match="not a picture"):
        fp.palette(b"This is no picture, but a sentence.")
    with pytest.raises(fp.FilmPaletteError, match="empty"):
        fp.palette(b"")
    with pytest.raises(fp.NoPixelsLeft):
        fp.palette(street, min_chroma=0.4)
    with pytest.raises(fp.FilmPaletteError, match="count takes 1…64 or auto, not '0'"):
        fp.palette(street, count=0)
    with pytest.raises(fp.FilmPaletteError, match="algorithm"):
        fp.palette(street, algorithm="magic")  # type: ignore[arg-type]


def test_a_palette_is_a_sequence_that_pickles(jpegs: Path) -> None:
    made = fp.palette(jpegs / "street.jpg", count=4)
    again = pickle.loads(pickle.dumps(made))
    assert again == made and hash(again) == hash(made) and again.to("css") == made.to("css")
    assert len(made) == 4 and made[0].role == "dominant" and made[-1] == list(made)[3]
    assert sum(made.proportions) == pytest.approx(1)
    assert made.array.shape == (4, 3) and made.array.dtype == np.uint8
    assert made.source["name"] == "street.jpg" and made.options["count"] == "4"
    assert json.loads(made.to_json())["facts"] == made.facts
    frame = made.to_pandas()
    assert list(frame["hex"]) == made.hexes and len(frame) == 4


def test_files_of_palettes_are_written_and_read(jpegs: Path, tmp_path: Path) -> None:
    made = fp.palette(jpegs / "street.jpg")
    for format in ("ase", "gpl", "css", "json", "hex"):
        path = tmp_path / f"street.{format}"
        made.save(path)
        assert sorted(fp.read(path).hexes) == sorted(made.hexes), format
    assert made.to("png")[:4] == b"\x89PNG"
    with pytest.raises(fp.FilmPaletteError, match="no format has the ending"):
        made.save(tmp_path / "street.xyz")
    with pytest.raises(fp.FilmPaletteError):
        made.to("xyz")
    with pytest.raises(fp.Missing):
        fp.read(tmp_path / "nothing.ase")


def test_a_palette_shows_itself(jpegs: Path) -> None:
    made = fp.palette(jpegs / "street.jpg", count=2, name=None)
    assert repr(made).startswith("<Palette of street.jpg: #")
    shown = made._repr_html_()
    assert all(swatch.hex in shown and swatch.name in shown for swatch in made)
    assert made._repr_png_()[:4] == b"\x89PNG"


def test_many_pictures_keep_their_order_and_their_errors(jpegs: Path) -> None:
    paths: list[Any] = [jpegs / f"{name}.jpg" for name in NAMES]
    mixed = [*paths[:3], b"no picture", *paths[3:]]
    results = list(fp.palettes(mixed, jobs=3, count=3))
    assert [result.picture for result in results] == mixed
    assert [result.error is None for result in results] == [True] * 3 + [False] + [True] * 3
    assert [r.palette for r in results if r.palette] == [fp.palette(p, count=3) for p in paths]
    with pytest.raises(fp.FilmPaletteError):
        results[3].unwrap()
    with pytest.raises(fp.FilmPaletteError, match="jobs"):
        fp.palettes(mixed, jobs=0)


def test_threads_give_the_same(jpegs: Path) -> None:
    path, made = jpegs / "beach.jpg", []
    threads = [threading.Thread(target=lambda: made.append(fp.palette(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [fp.palette(path)] * 8


def test_histograms_of_other_filters_do_not_add_up(jpegs: Path) -> None:
    still = jpegs / "beach.jpg"
    whole, part = fp.histogram(still), fp.histogram(still, max_brightness=0.9)
    with pytest.raises(fp.FilmPaletteError, match="different bars, region or filters"):
        whole + part
    with pytest.raises(TypeError):
        whole + 1  # type: ignore[operator]


def test_what_is_no_palette_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.gpl").write_text("nothing")
    with pytest.raises(fp.Unsupported, match="^notes.gpl: "):
        fp.read(tmp_path / "notes.gpl")
    with pytest.raises(fp.Unreadable, match="cannot be read"):
        fp.read(tmp_path)
    with pytest.raises(fp.FilmPaletteError, match="filmpalette.palette"):
        fp.read(np.zeros((2, 2, 3), np.uint8))


def test_a_file_that_breaks_off_is_a_result_among_others(jpegs: Path) -> None:
    class Broken:
        def read(self) -> bytes:
            raise ConnectionResetError("the other side has gone")

    first, second = fp.palettes([Broken(), jpegs / "beach.jpg"])
    assert isinstance(first.error, fp.Unreadable) and "gone" in str(first.error)
    assert second.palette is not None


def test_histograms_add_up(jpegs: Path) -> None:
    one, two = (fp.histogram(jpegs / f"{name}.jpg") for name in ("beach", "street"))
    assert one.palette(count=5).hexes == fp.palette(jpegs / "beach.jpg", count=5).hexes
    both = sum([one, two])
    assert isinstance(both, fp.Histogram)
    assert both.facts["pixels"] == one.facts["pixels"] + two.facts["pixels"]
    assert both.palette().hexes == (two + one).palette().hexes

def test_a_comparison_is_that_of_the_command(jpegs: Path) -> None:
    path = jpegs / "snow.jpg"
    made = fp.compare(path)
    assert made.to_json() == command("compare", "-f", "json", str(path)).decode().rstrip("\n")
    frame = made.to_pandas()
    assert {"algorithm", "space", "colors", "meanDifference"} <= set(frame.columns)
    assert "<table>" in made._repr_html_()


def test_colors_have_coordinates_differences_and_names() -> None:
    red = fp.Color("#760000")
    assert (red.rgb, red, pickle.loads(pickle.dumps(red))) == ((118, 0, 0), fp.Color((118, 0, 0)), red)
    assert red.difference(red) == 0 and red.difference("#890c1b") > 1
    assert fp.Color("#000").contrast("#fff") == pytest.approx(21)
    assert fp.Color("#fff").lab == pytest.approx((100, 0, 0), abs=0.02)
    with pytest.raises(fp.FilmPaletteError):
        fp.Color("no color")
    with pytest.raises(fp.FilmPaletteError):
        fp.Color((1, 2, 300))
    with pytest.raises(fp.FilmPaletteError, match="no color space"):
        red.coordinates("xyzzy")


def test_colormaps_and_plots(jpegs: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    made = fp.palette(jpegs / "street.jpg")
    assert made.colormap("listed").N == len(made)
    smooth = made.colormap("smooth")
    lightness = [fp.Color(tuple(round(255 * c) for c in smooth(i)[:3])).lab[0] for i in (0, 64, 128, 255)]
    assert lightness == sorted(lightness)
    assert [entry["color"] for entry in made.cycler()] == made.hexes
    assert len(made.plot().patches) == len(made)
    with pytest.raises(fp.FilmPaletteError):
        made.colormap("round")
