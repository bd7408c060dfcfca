"""Whether memory grows with a film's length."""
import tempfile

import making
from measure import run
from readings import Readings, ffmpeg

HOURS = 2


def row(title, film, ours, decoding):
    return (
        f"| {title} | {film.seconds / 60:.0f} min | {ours.memory:.0f} MB | {ours.wall:.0f} s"
        f" | {decoding.memory:.0f} MB |")


def measured(command, title, film):
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        ours = run(Readings(command, film.path, folder).filmpalette("full"))
    return row(title, film, ours, run(ffmpeg(film.path)))


def section(command, films):
    """Lines of Markdown; the long film is made for this and removed."""
    lines = [
        "One run each, all outputs and stills; the greatest resident memory in 10⁶ bytes. The long",
        "film is the first one again and again (`-c copy`).", "",
        "| film | length | memory | time | memory of decoding alone |", f"|{'---|' * 5}"]
    lines += [measured(command, film.name, film) for film in films]
    path, times = making.repeated(films[0], HOURS * 3600)
    try:
        long = making.probed(path)
        lines.append(measured(command, f"{films[0].name}, {times} times", long))
    finally:
        path.unlink()
    return lines
