"""Whether memory grows with a film's length."""
import tempfile

import making
from measure import run
from readings import Readings, ffmpeg

HOURS = 2
MANNER = [
    "This page measures the greatest resident memory, in 10⁶ bytes, of one run with all outputs",
    "and stills. The long film is the first film, repeated (`-c copy`)."]


def row(title, command, film):
    """A row of the table; how much decoding alone takes does not depend on the length."""
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        ours = run(Readings(command, film.path, folder).filmpalette("full"))
    return f"| {title} | {film.seconds / 60:.0f} min | {ours.memory:.0f} MB |"


def section(command, films):
    """Lines of Markdown; the long film is made for this and removed."""
    lines = [
        "## Result", "",
        "| film | length | memory | decoding alone |", f"|{'---|' * 4}"]
    for film in films:
        alone = run(ffmpeg(film.path)).memory
        lines.append(f"{row(film.name, command, film)} {alone:.0f} MB |")
    path, times = making.repeated(films[0], HOURS * 3600)
    try:
        long = making.probed(path)
        lines.append(f"{row(f'{films[0].name}, {times} times', command, long)} |")
    finally:
        path.unlink()
    return lines
