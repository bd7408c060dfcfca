"""Times of reading films → films-speed.md and films-shots.md."""
import json
import tempfile

import report
import shots
from measure import Table
from readings import (
    COUNTS, DEFAULT, KEYFRAMES, QUARTER, THREADS, Readings, decoding, ours)

HEADING = [
    "| {film} | CPU | time | memory | CPU ÷ decoding | time ÷ decoding | frames a second"
    " | CPU beyond decoding |",
    f"|{'---|' * 8}"]


class Timing:
    """What the programs used on one film, and the shots that they found."""

    def __init__(self, command, film, rounds):
        self.film = film
        with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
            readings = Readings(command, film.path, folder)
            self.table = Table().fill(readings.works(), rounds, budget=1e9, first=1)
            if ours(DEFAULT) in self.table.failures:
                raise RuntimeError(self.table.failures[ours(DEFAULT)])
            told = json.loads((readings.folder / "bare/film.json").read_text())
            self.frames = told["timeline"]["frames"]
            self.shots = shots.found(readings)

    def base(self, name):
        """The decoding with as many threads."""
        threads = next((each for each in THREADS if each and name in {
            decoding(each), ours(each), ours(each, stills=True)}), DEFAULT)
        return decoding(threads)

    def row(self, name):
        table, base = self.table, self.base(name)
        beyond = table.compare(name, base, lambda a, b: a - b) / self.frames
        title = f"**{name}**" if name.startswith(("every frame", "from ", "--")) else name
        of_all = name not in (KEYFRAMES, QUARTER, COUNTS)
        return (
            f"| {title} | {table.median(name):.2f} s | {table.median(name, 'wall'):.2f} s"
            f" | {table.most(name):.0f} MB | {table.compare(name, base):.2f}"
            f" | {table.compare(name, base, what='wall'):.2f}"
            f" | {self.frames / table.median(name, 'wall'):,.0f} |"
            f" {f'{1e6 * beyond:.0f} µs a frame' if of_all and name != base else ''} |")

    def rows(self):
        names = [name for name in self.table.rounds if self.table.has(name)]
        failed = [
            f"| {name} | failed: {words.splitlines()[-1] if words else ''} |{' |' * 6}"
            for name, words in self.table.failures.items()]
        heading = [line.format(film=self.film.name) for line in HEADING]
        return [*heading, *map(self.row, names), *failed]

    def asked(self):
        """The rows with a limit."""
        table, film = self.table, self.film
        limit = 1.15 if film.is_heavy else 1.3
        rows = []
        for threads in THREADS:
            name, base = ours(threads), decoding(threads)
            title = f"{film.name}{f', {threads} thread' if threads else ''}"
            title += "s" if threads == "2" else ""
            for what, word in [("cpu", "CPU"), ("wall", "time")]:
                factor = table.compare(name, base, what=what)
                rows.append(
                    f"| {title}: {word} | ≤ {limit} × decoding | {factor:.2f}"
                    f" | {report.verdict(factor, limit)} |")
        beyond = 1e6 * table.compare(
            ours("1"), decoding("1"), lambda a, b: a - b) / self.frames
        rows.append(
            f"| {film.name}: beyond decoding, 1 thread (shrinking, start and outputs too)"
            f" | ≤ 100 µs a frame without them | {beyond:.0f} µs with them"
            " | see [profile](films-profile.md) |")
        gain = table.compare(ours(DEFAULT), KEYFRAMES, what="wall")
        rows.append(
            f"| {film.name}: `--sample keyframes`, time | ≥ 10 × faster | {gain:.1f} ×"
            f" | {report.verdict(gain, 10, at_least=True)} |")
        most = max(table.most(name) for name in [ours(each) for each in THREADS])
        rows.append(
            f"| {film.name}: memory | ≤ 300 MB | {most:.0f} MB | {report.verdict(most, 300)} |")
        return rows

    def found(self, cuts, script):
        """How many shots each program found, and their score if there is one."""
        rows = [
            "| program | shots | precision | recall | F1 of cuts | gradual |", f"|{'---|' * 6}"]
        for name, frames in self.shots.items():
            scored = shots.score(frames, cuts, script)
            figures = [
                f"{scored[figure]:.3f}" for figure in ("precision", "recall", "f1")
            ] + [scored["gradual"]] if scored else [""] * 4
            rows.append(f"| {name} | {len(frames)} | {' | '.join(figures)} |")
        return rows


SHOTS_MANNER = [
    "This page shows how many shots each program finds in the runs of",
    "[films-speed.md](films-speed.md), and how many of them are right. [shots.md](shots.md) has films",
    "of other kinds.", "",
    "- Command: `Benchmarks/Films/run --part speed --cuts FILE --score SCRIPT FILM`. `FILE` holds the",
    "  cuts found by eye, and `SCRIPT` scores the first frames of the shots.", ""]


def timings(command, films, rounds):
    return [Timing(command, film, rounds) for film in films]


def section(timings):
    """Lines of Markdown."""
    lines = [
        "## Targets", "", "Every frame, all outputs but stills.", "",
        "| what | asked | measured | |", f"|{'---|' * 4}",
        *(row for timing in timings for row in timing.asked()), "", "## Results", ""]
    for timing in timings:
        lines += [*timing.rows(), ""]
    return lines[:-1]


def manner(rounds):
    return [
        f"Whole processes are measured in {rounds} alternating rounds (A B C … A B C …). CPU (user",
        "and system) and time are medians. Memory is the greatest resident memory in 10⁶ bytes.",
        "Each ratio compares with `ffmpeg -map 0:v:0 -f null -` in the same round, with the same",
        "number of decoding threads (FFmpeg's own choice if no number is given); the table shows",
        "the median. CPU beyond decoding is all other CPU time, per frame of the film.",
        "`filmpalette` writes all outputs into a folder with `--fresh`, and with `--no-stills`",
        "unless the row says otherwise. PySceneDetect runs with `-m 1`, so that it keeps short",
        "shots."]
