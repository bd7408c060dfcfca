"""Films, through the program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import filmpalette as fp


@pytest.fixture(scope="module")
def film(frames: str) -> fp.Film:
    return fp.film(frames, count=5)


def test_a_film_has_its_nine_shots_and_three_scenes(film: fp.Film) -> None:
    assert len(film.shots) == 9
    assert list(film.scenes["first_shot"]) == [0, 3, 6]
    assert film.shots["end"].iloc[-1] == pytest.approx(28)
    assert list(film.shots["transition"][:4]) == ["start", "cut", "cut", "dissolve"]


def test_a_films_palettes_are_those_of_its_json(film: fp.Film) -> None:
    written = json.loads((film.folder / "film.json").read_bytes())
    assert film.palette().hexes == [color["hex"] for color in written["film"]["colors"]]
    assert film.palette(scene=1).hexes == [
        color["hex"] for color in written["scenes"][1]["colors"]
    ]
    assert film.palette(shot=8).hexes == film.shots["colors"][8]
    assert len(film.palette()) == 5


def test_a_film_has_a_barcode_stills_and_a_report(film: fp.Film, tmp_path: Path) -> None:
    assert film.barcode().size == (1280, 240)
    assert film.still(8).width == 480
    assert "<html" in film.report(tmp_path / "out").read_text()


def test_a_scene_and_a_shot_at_once_are_refused(film: fp.Film) -> None:
    with pytest.raises(fp.FilmPaletteError, match="not both"):
        film.palette(scene=0, shot=0)


def test_a_film_in_a_folder_takes_other_options_later(frames: str, tmp_path: Path) -> None:
    first = fp.film(frames, output=tmp_path, sample="every:0.5s")
    again = fp.film(frames, output=tmp_path, sample="every:0.5s", count=3)
    assert (len(first.palette()), len(again.palette())) == (8, 3)
    assert repr(fp.Film(tmp_path)) == repr(again)


def test_progress_is_shown_and_does_not_change_the_result(
    frames: str, film: fp.Film, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fp.film(frames, count=5, progress=True).json == film.json
    assert "100%" in capsys.readouterr().err


def test_errors_of_films_have_the_words_of_the_command(tmp_path: Path) -> None:
    with pytest.raises(fp.Missing, match="no such file"):
        fp.film(tmp_path / "nothing.mp4")
    text = tmp_path / "text.mp4"
    text.write_text("This is no film.")
    with pytest.raises(fp.FilmPaletteError, match="text.mp4.* is not a"):
        fp.film(text)
    with pytest.raises(fp.FilmPaletteError, match="^count takes 1…64 or auto, not '99'$"):
        fp.film(text, count=99)
    with pytest.raises(fp.Missing, match="film.json"):
        fp.Film(tmp_path)


def test_ctrl_c_ends_the_program_and_python(frames: str, tmp_path: Path) -> None:
    # Background jobs of a shell ignore the signal unless they say otherwise.
    code = (
        "import signal, filmpalette as fp; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"fp.film({frames!r}, output={str(tmp_path / 'out')!r})"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE)
    children = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    while not children.read_text().strip():
        time.sleep(0.01)
    program = int(children.read_text())
    # It has begun to work when it has made its folder.
    while not (tmp_path / "out").exists():
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=15)
    assert b"KeyboardInterrupt" in said
    assert not Path(f"/proc/{program}").exists()
