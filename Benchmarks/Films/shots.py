"""The first frames of shots that programs find, and their score."""
import csv
import json
import re
import subprocess
import sys
import tempfile

from readings import ADAPTIVE, DEFAULT, KEYFRAMES, SCDET, ffmpeg, ours


def from_json(path):
    return [shot["firstFrame"] for shot in json.loads(path.read_text())["shots"]]


def from_csv(path):
    """Of PySceneDetect, which counts frames from 1."""
    with path.open() as file:
        return [int(row["Start Frame"]) - 1 for row in csv.DictReader(file)]


def from_scdet(film):
    """Decodes the film once more: timed runs do not print frames' numbers."""
    with tempfile.NamedTemporaryFile("r") as words:
        filters = f"scdet,metadata=print:key=lavfi.scd.time:file={words.name}"
        subprocess.run(ffmpeg(film, filters=["-vf", filters]), check=True)
        return [0, *map(int, re.findall(r"^frame:(\d+)", words.read(), re.MULTILINE))]


def found(readings):
    """Frames by program, of those that were run."""
    sources = {
        ours(DEFAULT): lambda: from_json(readings.folder / "bare/film.json"),
        KEYFRAMES: lambda: from_json(readings.folder / "keyframes/film.json"),
        SCDET: lambda: from_scdet(readings.film),
        ADAPTIVE: lambda: from_csv(readings.folder / "adaptive/shots.csv"),
    }
    frames = {}
    for name, source in sources.items():
        try:
            frames[name] = source()
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"Films/run: no shots of {name}: {error}", file=sys.stderr)
    return frames


def score(frames, cuts, script):
    """What the script tells of these frames, or None without one."""
    if not (cuts and script):
        return None
    done = subprocess.run(
        [sys.executable, str(script), str(cuts), "-"], input="\n".join(map(str, frames)),
        capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
