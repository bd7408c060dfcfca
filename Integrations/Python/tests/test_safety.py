"""Nothing from Python ends the interpreter or hangs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import filmpalette as fp

SHAPES = st.one_of(
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
    st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 4)),
)
PIXELS = st.one_of(
    arrays.arrays(
        dtype=st.sampled_from([np.dtype(kind) for kind in ("u1", "<u2", ">u2")]), shape=SHAPES
    ),
    arrays.arrays(
        dtype=st.sampled_from([np.dtype(kind) for kind in ("<f4", ">f4", "<f8", ">f8")]),
        shape=SHAPES,
        elements={"min_value": 0, "max_value": 1},
    ),
)
STEPS = st.sampled_from([1, 2, -1, -2])


@settings(max_examples=200, deadline=None)
@given(PIXELS, STEPS, STEPS)
def test_a_view_gives_what_its_copy_gives(array: np.ndarray, rows: int, columns: int) -> None:
    view = array[::rows, ::columns]
    results = []
    for pixels in (view, view.copy()):
        try:
            results.append(fp.palette(pixels, count=3).to_json())
        except fp.NoPixelsLeft as error:
            results.append(str(error))
    assert results[0] == results[1]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_palette_or_an_error(data: bytes) -> None:
    for read in (fp.palette, fp.read):
        try:
            read(data)
        except fp.FilmPaletteError as error:
            assert str(error)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.sampled_from(["count", "lock", "space", "region", "seed", "sort"]))
def test_any_text_is_an_option_or_an_error(text: str, name: str) -> None:
    options = {name: text}
    try:
        fp.palette(np.zeros((2, 2), np.uint8), **options)  # type: ignore[arg-type]
    except fp.FilmPaletteError as error:
        assert name in str(error)


def run(code: str) -> str:
    """What a Python of its own prints, which must end well within a minute."""
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, text=True)
    assert child.returncode == 0, child.stderr
    return child.stdout


FORKED = """
import multiprocessing, sys
import filmpalette as fp

def work(path):
    try:
        return fp.palette(path).hexes
    except fp.Forked as error:
        return str(error)

if __name__ == "__main__":
    here = work(sys.argv[1])
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(*(result == here or result for result in pool.map(work, [sys.argv[1]] * 4)), sep="\\n")
"""


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_forked_processes_answer_or_say_why_not(
    jpegs: Path, stills: Path, kind: str, tmp_path: Path
) -> None:
    path = {"jpg": jpegs, "png": stills}[kind] / f"beach.{kind}"
    script = tmp_path / "forked.py"
    script.write_text(FORKED)
    child = subprocess.run(
        [sys.executable, script, path], capture_output=True, timeout=60, text=True, check=True
    )
    for line in child.stdout.splitlines():
        assert line == "True" or (kind == "png" and "spawn" in line and "forkserver" in line)
    assert len(child.stdout.splitlines()) == 4


def test_ctrl_c_ends_a_long_call_within_a_second() -> None:
    said = run(
        "import os, signal, threading, time\n"
        "import numpy as np, filmpalette as fp\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "pixels = np.random.default_rng(1).integers(0, 256, (4000, 6000, 3), dtype=np.uint8)\n"
        "fp.palette(pixels[:9, :9])\n"
        "sent = []\n"
        "def interrupt():\n"
        "    sent.append(time.monotonic())\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "threading.Timer(0.2, interrupt).start()\n"
        "try:\n"
        "    fp.compare(pixels)\n"
        "except KeyboardInterrupt:\n"
        "    print(time.monotonic() - sent[0])\n"
    )
    # A hang would be a minute; the second is measured in Documentation/Measurements/python.md.
    assert float(said) < 10


def test_ten_thousand_calls_keep_their_memory() -> None:
    said = run(
        "import numpy as np, filmpalette as fp\n"
        "def resident(): return int(open('/proc/self/statm').read().split()[1]) * 4\n"
        "pixels = np.arange(48 * 64 * 3, dtype=np.uint8).reshape(48, 64, 3)\n"
        "def calls(count):\n"
        "    for _ in range(count): fp.palette(pixels, count=3)\n"
        "calls(100)\n"
        "before = resident()\n"
        "calls(10_000)\n"
        "print(resident() - before)\n"
    )
    assert int(said) < 2048
