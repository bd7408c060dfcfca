"""Pictures and films that the program paints, once for all tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from filmpalette.programs import program


def command(*arguments: str) -> bytes:
    """What the command `filmpalette` writes to standard output."""
    return subprocess.run([program(), *arguments], check=True, capture_output=True).stdout


@pytest.fixture(scope="session")
def stills(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with six painted stills, PNG."""
    folder = tmp_path_factory.mktemp("stills")
    command("samples", "--width", "640", str(folder))
    return folder


@pytest.fixture(scope="session")
def jpegs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with six painted stills, JPEG."""
    folder = tmp_path_factory.mktemp("jpegs")
    command("samples", "--jpeg", "--width", "640", str(folder))
    return folder


@pytest.fixture(scope="session")
def frames(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Numbered pictures of the painted film: 28 seconds, three places, nine shots."""
    folder = tmp_path_factory.mktemp("frames")
    command("samples", "--film", str(folder))
    return str(folder / "three-places-%04d.jpg")
