"""Every algorithm, color space and size on one picture."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from .options import Options, query, takes_options
from .pixels import Picture, source

if TYPE_CHECKING:
    import pandas as pd
    from typing_extensions import Unpack


class Comparison:
    """The numbers of `filmpalette compare`, which shows itself as a table in a notebook."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        #: The numbers, as `filmpalette compare -f json` gives them.
        self.json: dict[str, Any] = json.loads(text)

    @property
    def trials(self) -> list[dict[str, Any]]:
        """Each palette that was tried: its question, options, figures and `colors` (hex codes)."""
        return [
            {"question": question, **trial, "colors": [color["hex"] for color in trial["colors"]]}
            for question, trials in self.json["comparisons"].items()
            for trial in trials
        ]

    def to_pandas(self) -> pd.DataFrame:
        """A row for each of `trials`. Needs pandas."""
        import pandas

        frame: pd.DataFrame = pandas.DataFrame(self.trials)
        return frame

    def to_json(self) -> str:
        """The text of `filmpalette compare -f json`, without its line's end."""
        return self._text.decode().rstrip("\n")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the numbers as JSON. The page is made by `filmpalette compare -o page.html`."""
        Path(path).write_bytes(self._text)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{word}</th>" for word in ("", "", "", "colors", "mean ΔE", ""))
        return f"<table><tr>{head}</tr>{''.join(map(_row, self.trials))}</table>"


def _row(trial: dict[str, Any]) -> str:
    chips = "".join(
        f'<span title="{hex}" style="display:inline-block;width:1.5em;height:1.2em;'
        f'background:{hex}"></span>'
        for hex in trial["colors"]
    )
    keys = ("question", "algorithm", "space", "count", "meanDifference")
    cells = "".join(f"<td>{trial[key]}</td>" for key in keys)
    return f"<tr>{cells}<td>{chips}</td></tr>"


@takes_options
def compare(
    picture: Picture, *, name: Optional[str] = None, **options: Unpack[Options]
) -> Comparison:
    """Compares all algorithms, spaces and sizes on a picture; takes what `palette` takes."""
    return Comparison(source(picture, name).comparison(query(**options)))
