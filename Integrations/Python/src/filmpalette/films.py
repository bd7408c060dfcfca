"""Films: shots, scenes and colors in time, found by the program `filmpalette film`."""

from __future__ import annotations

import json
import os
import warnings
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Union

from . import errors, programs
from .options import Options, arguments, takes_options
from .palette import Palette

if TYPE_CHECKING:
    import pandas as pd
    from PIL.Image import Image
    from typing_extensions import Unpack


class Film:
    """What is known of a film. Its files are in `folder`, with a report in `index.html`."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """The film whose files are in a folder that `filmpalette film` made.

        Raises `Missing` if there is no film.json.
        """
        #: The folder with all files of the film.
        self.folder = Path(folder)
        #: film.json: every member is described in Documentation/film-json.md.
        self.json: dict[str, Any] = _loaded(self.folder)

    @property
    def name(self) -> str:
        """The name of the film's file."""
        return str(self.json["source"].get("name", ""))

    @property
    def notes(self) -> list[str]:
        """Remarks for the reader, one sentence each."""
        return list(self.json["notes"])

    @property
    def shots(self) -> pd.DataFrame:
        """A row for each shot: times, transition, tone, hex codes and shares. Needs pandas."""
        import pandas

        rows = [_shot_row(shot) for shot in self.json["shots"]]
        frame: pd.DataFrame = pandas.DataFrame(rows)
        return frame

    @property
    def scenes(self) -> pd.DataFrame:
        """A row for each scene: first and last shot (inclusive, from 0), times, colors."""
        import pandas

        shots = self.json["shots"]
        rows = [
            {
                "first_shot": scene["firstShot"],
                "last_shot": scene["lastShot"],
                "start": shots[scene["firstShot"]]["start"],
                "end": shots[scene["lastShot"]]["end"],
                **_colors(scene),
            }
            for scene in self.json["scenes"]
        ]
        frame: pd.DataFrame = pandas.DataFrame(rows)
        return frame

    def palette(self, *, scene: Optional[int] = None, shot: Optional[int] = None) -> Palette:
        """The palette of the film, of a scene or of a shot, which are counted from 0.

        Raises `NoPixelsLeft` for what has no palette, such as black frames, and `IndexError`.
        """
        if scene is not None and shot is not None:
            raise errors.FilmPaletteError("give a scene or a shot, and not both")
        part, title = self.json["film"], self.name
        for kind, index in (("scene", scene), ("shot", shot)):
            if index is not None:
                part, title = self.json[f"{kind}s"][index], f"{self.name}, {kind} {index}"
        if not part.get("colors"):
            why = part.get("leftOut", "no pixels were counted")
            raise errors.NoPixelsLeft(f"{title} has no palette: {why}")
        options = self.json["options"]
        text = {"version": 1, "source": {"name": title}, "options": options, **part}
        kept = ("version", "source", "options", "colors", "pixels", "facts", "notes")
        return Palette(json.dumps({key: text[key] for key in kept if key in text}).encode())

    def barcode(self) -> Image:
        """The film as a picture: a column for each slice of time. Needs Pillow."""
        return _picture(self.folder / "barcode.png")

    def still(self, shot: int) -> Image:
        """The still of a shot, which is counted from 0. Needs Pillow."""
        return _picture(self.folder / "stills" / f"shot-{shot + 1:04d}.jpg")

    def report(self, folder: str | os.PathLike[str]) -> Path:
        """Copies all files to a folder, and returns the path of the report page."""
        import shutil

        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Path(folder) / "index.html"

    def __repr__(self) -> str:
        shots, scenes = len(self.json["shots"]), len(self.json["scenes"])
        return f"<Film {self.name}: {shots} shots, {scenes} scenes>"

    def _repr_html_(self) -> str:
        return self.palette()._repr_html_()


def _loaded(folder: Path) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = json.loads((folder / "film.json").read_bytes())
    except FileNotFoundError:
        raise errors.Missing(f"{folder} has no film.json") from None
    except ValueError as error:
        raise errors.Damaged(f"{folder / 'film.json'} is damaged: {error}") from None
    return loaded


def _picture(path: Path) -> Image:
    from PIL import Image as pillow

    image: Image = pillow.open(path)
    # This also closes the file, which may be in a folder that goes away.
    image.load()
    return image


def _shot_row(shot: dict[str, Any]) -> dict[str, Any]:
    tone = shot.get("tone") or {}
    plain = ("firstFrame", "lastFrame", "start", "end", "transition")
    return {
        **{_snake(key): shot.get(key) for key in plain},
        "duration": shot["end"] - shot["start"],
        "left_out": shot.get("leftOut"),
        **{key: tone.get(key) for key in ("lightness", "chroma", "hue", "warmth", "mean")},
        **_colors(shot),
    }


def _colors(part: dict[str, Any]) -> dict[str, Any]:
    colors = part.get("colors") or []
    return {
        "colors": [color["hex"] for color in colors],
        "shares": [color["proportion"] for color in colors],
        "names": [color["name"] for color in colors],
    }


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


@takes_options
def film(
    path: Union[str, os.PathLike[str]],
    *,
    output: Union[str, os.PathLike[str], None] = None,
    progress: bool = False,
    sample: str = "all",
    start: Optional[float] = None,
    end: Optional[float] = None,
    rate: Optional[str] = None,
    **options: Unpack[Options],
) -> Film:
    """Reads a film: a file, or numbered pictures like `frame%04d.png`, with their `rate`.

    The files go to the folder `output`, where a later call with other options takes a moment; or to
    a temporary folder that lives as long as the result. `sample` is `all`, `keyframes` or
    `every:0.25s`; `start` and `end` are seconds. `progress` shows a bar if tqdm is installed.
    Ctrl-C ends the program, which keeps what it has read in `output`.

    Raises `FilmPaletteError` with the program's words; warns if the film's end cannot be read.
    """
    if output is not None:
        return _read(path, os.fspath(output), progress, [sample, start, end, rate], options)
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="filmpalette-")
    try:
        made = _read(path, folder, progress, [sample, start, end, rate], options)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(made, shutil.rmtree, folder, ignore_errors=True)
    return made


def _read(
    path: str | os.PathLike[str],
    folder: str,
    progress: bool,
    reading: list[object],
    options: Mapping[str, Any],
) -> Film:
    command = [programs.program(), "film", f"--output={os.path.join(folder, '')}"]
    named = zip(("sample", "start", "end", "rate"), reading)
    command += [f"--{name}={value}" for name, value in named if value is not None]
    command += [*arguments(options), "--", os.fspath(path)]
    with _Bar(progress) as show:
        status, said = programs.run(command, show)
    if status not in (0, 2):
        raise _error(status, said)
    if status == 2:
        warnings.warn(said or "the film was not read to its end", stacklevel=3)
    return Film(folder)


def _error(status: int, said: str) -> errors.FilmPaletteError:
    # Wrong usage is followed by lines on how the command is used, which do not help here.
    first = said.partition("\n")[0]
    text = first.removeprefix("filmpalette: ").removeprefix("Error: ")
    text = text or f"filmpalette ended with status {status}"
    kind = errors.Missing if text.endswith(": no such file") else errors.FilmPaletteError
    return kind(text)


class _Bar:
    """A bar of tqdm for shares 0…1, or nothing where tqdm is not installed."""

    def __init__(self, shown: bool) -> None:
        self._bar: Any = None
        if shown:
            try:
                from tqdm.auto import tqdm
            except ImportError:
                return
            self._bar = tqdm(total=100, unit="%")

    def __enter__(self) -> Callable[[float], None] | None:
        return self._show if self._bar is not None else None

    def _show(self, share: float) -> None:
        self._bar.update(max(0, round(share * 100) - self._bar.n))

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            if error[0] is None:
                self._show(1)
            self._bar.close()
