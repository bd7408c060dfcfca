"""Sections of Documentation/Measurements/films.md: what others wrote there stays."""
import subprocess
import time

import report
from readings import SCENEDETECT

NOTES = "### Notes"
TITLE = "# Films: shots, speed, sampling, memory"


def split(text):
    """What is before the first section, and the sections by their titles, in order."""
    head, *parts = ("\n" + text).split("\n## ")
    return head.strip(), {part.split("\n", 1)[0].strip(): part.split("\n", 1)[-1] for part in parts}


def write(path, fresh):
    """Puts sections, lists of lines by title, in the place of those with the same titles.

    What stands under “Notes” at the end of such a section is kept.
    """
    head, sections = split(path.read_text() if path.exists() else TITLE)
    for title, lines in fresh.items():
        old = sections.get(title, "")
        notes = old[old.index(NOTES):] if NOTES in old else ""
        sections[title] = "\n".join(["", *lines, "", notes])
    text = "\n\n".join(
        [head, *(f"## {title}\n\n{body.strip()}" for title, body in sections.items())])
    path.write_text(text + "\n")


def setup(films, load):
    """Where and when, with what; `load` is what the machine had to do before."""
    load = ", ".join(f"{value:.1f}" for value in load)
    lines = [
        f"- Machine: {report.machine()}.",
        f"- {time.strftime('%Y-%m-%d')}; load before it began (1, 5, 15 minutes): {load}.",
        f"- {version(['ffmpeg', '-version'])}"]
    if SCENEDETECT.exists():
        lines.append(f"- {version([str(SCENEDETECT), 'version']).strip()}")
    return [*lines, *(f"- {film}" for film in films), ""]


def version(command):
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in told.stdout.splitlines() if "ersion" in line or "Detect" in line]
    return lines[0].split(" Copyright")[0].replace("[PySceneDetect] ", "") if lines else command[0]
