"""Pages Documentation/Measurements/films-….md: what people wrote at their ends stays."""
import subprocess
import time

import report
from readings import SCENEDETECT


def write(folder, name, title, lines):
    """Writes the page `films-NAME.md`; what stands under “What it means” at its end is kept."""
    path = folder / f"films-{name}.md"
    notes = report.notes(path.read_text()) if path.exists() else ""
    text = "\n".join([f"# Films: {title}", "", *lines, "", notes])
    path.write_text(text.strip() + "\n")


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
