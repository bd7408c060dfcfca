"""Histograms as bytes: what is read gives the same palettes and sums, and nothing ends the process."""

from __future__ import annotations

import copy
import pickle
import random
import struct
import zlib
from pathlib import Path

import pytest

import filmpalette as fp

#: Where the checksum of what follows it stands: after eight fixed bytes and the version.
SUM = 9


def sealed(data: bytes) -> bytes:
    """The same bytes with the right checksum."""
    return data[:SUM] + struct.pack("<I", zlib.crc32(data[SUM + 4 :])) + data[SUM + 4 :]


@pytest.mark.parametrize("name", ["beach", "boxing", "snow"])
@pytest.mark.parametrize("algorithm", ["standout", "kmeans"])
def test_what_is_read_has_the_same_palette(jpegs: Path, name: str, algorithm: str) -> None:
    made = fp.histogram(jpegs / f"{name}.jpg", algorithm=algorithm)
    again = fp.Histogram.from_bytes(made.to_bytes())
    whole = fp.palette(jpegs / f"{name}.jpg", algorithm=algorithm, count=6)
    assert again.palette(algorithm=algorithm, count=6).to_json() == whole.to_json()
    assert again.facts == made.facts and again == made and hash(again) == hash(made)
    assert again.to_bytes() == made.to_bytes()


def test_histograms_pickle_and_copy(jpegs: Path) -> None:
    one, two = (fp.histogram(jpegs / f"{name}.jpg") for name in ("beach", "street"))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
    assert copy.copy(one) == one and copy.deepcopy([one])[0] == one
    assert one != two and one != "one"
    kept = [pickle.loads(pickle.dumps(each)) for each in (one, two)]
    assert sum(kept) == one + two
    assert sum(kept).palette().to_json() == (one + two).palette().to_json()


def test_a_histogram_remembers_its_filters(jpegs: Path) -> None:
    made = fp.histogram(jpegs / "boxing.jpg", bars="keep", min_chroma=0.02)
    kept = pickle.loads(pickle.dumps(made))
    facts = kept.facts
    assert (facts["name"], facts["options"]) == ("boxing.jpg", "bars=keep&min-chroma=0.02")
    assert facts["width"] > facts["height"] > 0 and facts["pixels"] > 0
    with pytest.raises(fp.FilmPaletteError, match="filters"):
        kept.palette()
    assert kept.palette(bars="keep", min_chroma=0.02) == made.palette(bars="keep", min_chroma=0.02)


def test_other_bytes_are_errors(jpegs: Path) -> None:
    data = fp.histogram(jpegs / "snow.jpg", count=5).to_bytes()
    for wrong in (b"", b"nonsense", data[:8]):
        with pytest.raises((fp.Unsupported, fp.Damaged)):
            fp.Histogram.from_bytes(wrong)
    with pytest.raises(fp.Unsupported, match="version 9"):
        fp.Histogram.from_bytes(data[:8] + b"\x09" + data[9:])
    with pytest.raises(fp.Damaged):
        fp.Histogram.from_bytes(data[:-1])
    with pytest.raises(TypeError):
        fp.Histogram.from_bytes("text")  # type: ignore[arg-type]


def test_changed_bytes_are_errors_or_histograms(jpegs: Path) -> None:
    import numpy

    field = numpy.random.default_rng(1).integers(0, 255, (8, 10, 3), dtype=numpy.uint8)
    data = fp.histogram(field, name="field").to_bytes()
    dice = random.Random(2)
    read = 0
    for _ in range(2000):
        changed = bytearray(data)
        for _ in range(dice.randint(1, 3)):
            changed[dice.randrange(SUM + 4, len(changed))] = dice.randrange(256)
        try:
            made = fp.Histogram.from_bytes(sealed(bytes(changed)))
        except fp.Damaged:
            continue
        read += 1
        assert len(made.palette(count=4)) > 0
    assert read > 0
