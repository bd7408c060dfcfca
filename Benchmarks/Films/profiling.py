"""Where the time of reading a film goes, by `perf`, with one thread → films-profile.md."""
import json
import pathlib
import re
import statistics
import subprocess
import tempfile

import report
from readings import Readings, ffmpeg

# µs a frame, and how fast the machine for which they were asked decodes light 720p, µs a frame too:
# neighbors slow a machine down from one minute to the next, what is measured and decoding alike.
LIMIT, DECODES = 100, 1e6 / 600
# Samples a second of CPU time.
RATE = 997
# What a sample belongs to: the first of these whose pattern is on its stack. `EdgeLight` is called
# by `FilmSource`, which is called by `FilmCounter`.
PARTS = {
    "edges": re.compile(r"EdgeLightV5Media"),
    "scaling": re.compile(r"5Media10FilmSourceC"),
    "counting": re.compile(r"5Media12FilmCounting"),
    "once": re.compile(r"\$s"),
}
DECODING = re.compile(r"/lib(av|sw)\w+\.so")
HEADING = [
    "| round | decoding, FFmpeg alone | decoding | scaling | **counting** | **edges**"
    " | **not told apart** | **a frame** | of decoding | once a film |",
    f"|{'---|' * 10}"]
# The column “of decoding”.
SHARE = 7


def profiled(command):
    """Seconds of CPU time by part of the program; "lost" where the stack does not tell."""
    with tempfile.TemporaryDirectory(prefix="filmpalette-perf-") as folder:
        samples = pathlib.Path(folder) / "samples"
        subprocess.run(
            ["perf", "record", "-q", "-g", "-F", str(RATE), "-o", str(samples), *command],
            check=True, stdout=subprocess.DEVNULL)
        told = subprocess.run(
            ["perf", "script", "-i", str(samples), "-F", "ip,sym,dso"], check=True,
            capture_output=True, text=True)
    seconds = dict.fromkeys([*PARTS, "decoding", "lost"], 0.0)
    for stack in told.stdout.split("\n\n"):
        if stack.strip():
            seconds[part(stack.strip().splitlines())] += 1 / RATE
    return seconds


def part(stack):
    if DECODING.search(stack[0]):
        return "decoding"
    ours = "\n".join(line for line in stack if "/filmpalette)" in line)
    return next((name for name, pattern in PARTS.items() if pattern.search(ours)), "lost")


def measured(command, film):
    """Microseconds a frame: FFmpeg alone, then each part of ours."""
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        readings = Readings(command, film.path, folder)
        options = ["--no-stills", "-j", "1"]
        whole = profiled(readings.filmpalette("bare", *options))
        again = profiled(readings.filmpalette("bare", *options, fresh=False))
        alone = profiled(ffmpeg(film.path, "1"))
        told = json.loads((readings.folder / "bare/film.json").read_text())
    unit = 1e6 / told["timeline"]["frames"]
    # FFmpeg's own calls into the system's libraries cannot be told from ours: those that it has
    # alone are taken off, as slow as this run was, and those of a run that reads no frame.
    slow = whole["decoding"] / alone["decoding"]
    lost = max(0, whole["lost"] - again["lost"] - alone["lost"] * slow)
    frame = whole["counting"] + whole["edges"] + lost
    return [value * unit for value in [
        alone["decoding"], whole["decoding"], whole["scaling"], whole["counting"], whole["edges"],
        lost, frame, frame / whole["decoding"] / unit, whole["once"] + again["lost"]]]


def manner(film):
    return [
        f"This page measures CPU time in µs a frame of {film.name}, with `perf`: one thread, every",
        "frame, all outputs but stills. **A frame** is what each frame costs after decoding and",
        "scaling: counting, finding and judging shots, measuring the edges of full-size frames,",
        "and calls that no stack trace identifies, minus such calls in FFmpeg alone.",
        "**Once a film** is the rest: starting, the film's hash, palettes and outputs. The cost",
        "of profiling is not subtracted."]


def section(command, film, rounds):
    """Lines of Markdown."""
    figures = [measured(command, film) for _ in range(rounds)]
    median = [statistics.median(column) for column in zip(*figures)]
    quick = sorted(figures, key=lambda row: row[1])[:max(1, rounds // 3)]
    lines = ["## Result", "", *HEADING]
    lines += [row(str(number), values) for number, values in enumerate(figures, 1)]
    lines.append(row("median", median))
    best = [statistics.median(column) for column in zip(*quick)]
    lines.append(row("where decoding was quickest", best))
    allowed = LIMIT / DECODES
    return [
        *lines, "", f"Target: ≤ {LIMIT} µs a frame where decoding takes {DECODES:.0f}, which is"
        f" {100 * allowed:.1f}% of it. Median: {100 * median[SHARE]:.1f}%,"
        f" {report.verdict(median[SHARE], allowed)}."]


def row(title, values):
    return f"| {title} | " + " | ".join(
        f"{100 * value:.1f}%" if index == SHARE else f"{value:.0f}"
        for index, value in enumerate(values)) + " |"
