"""Palettes of many pictures at once."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from .errors import FilmPaletteError, Unreadable
from .options import Options, query, takes_options
from .palette import Palette
from .pixels import Picture, source

if TYPE_CHECKING:
    from concurrent.futures import Future

    from typing_extensions import Unpack


@dataclass(frozen=True)
class Result:
    """What came of one picture: a palette or an error."""

    picture: Picture
    palette: Palette | None
    error: FilmPaletteError | None

    def unwrap(self) -> Palette:
        """The palette. Raises the error if there is none."""
        if self.palette is None:
            raise self.error or FilmPaletteError("no palette")
        return self.palette


@takes_options
def palettes(
    pictures: Iterable[Picture],
    *,
    jobs: Optional[int] = None,
    progress: bool = False,
    **options: Unpack[Options],
) -> Iterator[Result]:
    """The palettes of pictures, in their order, while the next ones are being read.

    `jobs` is how many are read at a time (one for each core). `progress` shows a bar if tqdm is
    installed. A picture that cannot be read is a `Result` with an `error`. The pictures may be a
    generator: only a few more than `jobs` are taken ahead.
    """
    text = query(**options)
    count = jobs if jobs is not None else _cores()
    if count < 1:
        raise FilmPaletteError(f"jobs is 1 or more, and not {count}")
    results = _results(iter(pictures), text, count)
    return _shown(results, pictures) if progress else results


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _one(picture: Picture, text: bytes) -> Result:
    try:
        return Result(picture, Palette._of(source(picture).palette(text)), None)
    except FilmPaletteError as error:
        return Result(picture, None, error)
    except OSError as error:
        # Of a file object, which may be a pipe or a download.
        return Result(picture, None, Unreadable(f"cannot be read: {error}"))


def _results(pictures: Iterator[Picture], text: bytes, jobs: int) -> Iterator[Result]:
    # These imports take 15 ms, which a single palette does not need.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(jobs, thread_name_prefix="filmpalette") as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for picture in pictures:
                waiting.append(pool.submit(_one, picture, text))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _shown(results: Iterator[Result], pictures: Any) -> Iterator[Result]:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return results
    total = len(pictures) if hasattr(pictures, "__len__") else None
    return iter(tqdm(results, total=total, unit="still"))
