"""The bytes behind a URL, by the program that checks every address."""

from __future__ import annotations

from .errors import FilmPaletteError
from .programs import program


def fetch(url: str) -> bytes:
    """The bytes of an http or https URL, for `filmpalette.palette`.

    At most 25 MiB, 10 seconds, 3 redirects, ports 80 and 443, and public addresses only. Raises
    `FilmPaletteError` with the reason, and `LibraryMissing` if the program is not installed.
    """
    import subprocess

    result = subprocess.run(
        [program("filmpalette-fetch"), url],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if result.returncode != 0:
        raise FilmPaletteError(f"{url}: {result.stderr.decode('utf-8', 'replace').strip()}")
    # The first line is the name.
    return result.stdout.partition(b"\n")[2]
