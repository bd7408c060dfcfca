"""The programs of FilmPalette as child processes: where they are, and how they end."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

from .errors import LibraryMissing

if TYPE_CHECKING:
    import subprocess

#: Seconds that an interrupted child has to save what it read.
PATIENCE = 10


def program(name: str = "filmpalette") -> str:
    """Where a program is: the environment's FILMPALETTE, else in this package, else in PATH.

    FILMPALETTE names `filmpalette`; the others are beside it. Raises `LibraryMissing`.
    """
    told = os.environ.get("FILMPALETTE")
    if told:
        return str(Path(told).with_name(name))
    own = Path(__file__).with_name("native") / name
    if own.exists():
        return str(own)
    import shutil

    found = shutil.which(name)
    if found is None:
        raise LibraryMissing(f"the program {name} is neither in this package nor in PATH")
    return found


def main() -> NoReturn:
    """The command `filmpalette` of this package: becomes the program."""
    path = program()
    os.execv(path, [path, *sys.argv[1:]])


def run(
    arguments: Sequence[str], progress: Callable[[float], None] | None = None
) -> tuple[int, str]:
    """Runs a program to its end: its status, and what it says on standard error.

    With `progress`, standard error is a terminal, on which the program draws its share of the work,
    0…1. Ctrl-C is passed on as SIGINT, so that the program saves what it has.
    """
    if progress is None:
        import tempfile

        with tempfile.TemporaryFile() as errors:
            child = _started(arguments, errors.fileno())
            status = _waited(child, child.wait)
            errors.seek(0)
            return status, errors.read().decode("utf-8", "replace").strip()
    leader, follower = _terminal()
    try:
        child = _started(arguments, follower)
    finally:
        os.close(follower)
    said: list[str] = []
    with os.fdopen(leader, "rb", buffering=0) as terminal:
        status = _waited(child, lambda: _followed(child, terminal, progress, said))
    return status, _sentences("".join(said))


def _started(arguments: Sequence[str], errors: int) -> subprocess.Popen[bytes]:
    import subprocess

    # In a session of its own, a terminal's Ctrl-C reaches only Python, which passes it on once.
    return subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        start_new_session=True,
    )


def _waited(child: subprocess.Popen[bytes], wait: Callable[[], int]) -> int:
    import subprocess

    try:
        return wait()
    except BaseException:
        child.send_signal(signal.SIGINT)
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        raise


def _terminal() -> tuple[int, int]:
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
    return leader, follower


def _followed(
    child: subprocess.Popen[bytes],
    terminal: IO[bytes],
    progress: Callable[[float], None],
    said: list[str],
) -> int:
    while True:
        try:
            part = terminal.read(4096)
        except OSError:
            # Linux says so when the child has closed its end.
            break
        if not part:
            break
        text = part.decode("utf-8", "replace")
        said.append(text)
        shares = re.findall(r"(\d+)%", text)
        if shares:
            progress(int(shares[-1]) / 100)
    return child.wait()


def _sentences(drawn: str) -> str:
    """What stays on a terminal: lines that were erased again are left out."""
    lines = [line.split("\r\x1b[K")[-1] for line in drawn.replace("\r\n", "\n").split("\n")]
    return "\n".join(line for line in lines if line).strip()
