"""What a person sees at a terminal of 80 columns, and what Ctrl-C leaves."""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import termios
import time

from .command import CHECKPOINT, LIMIT, leftovers

COLUMNS, ROWS = 80, 24


class Seen:
    """A run at a terminal that ended."""

    def __init__(self, status, text):
        self.status, self.text = status, text
        self.screen, self.column, self.wrapped = drawn(text)

    @property
    def lines(self):
        return [line for line in self.screen if line]


def drawn(text):
    """Lines on the screen, the column that the cursor ends in, whether a line went on in the next."""
    lines, column, wrapped = [""], 0, False
    for part in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|.|\n|\r", text):
        if part == "\n":
            lines.append("")
            column = 0
        elif part == "\r":
            column = 0
        elif part.startswith("\x1b"):
            if part == "\x1b[K":
                lines[-1] = lines[-1][:column]
        else:
            wrapped = wrapped or column >= COLUMNS
            lines[-1] = lines[-1][:column].ljust(column) + part + lines[-1][column + 1:]
            column += 1
    return lines, column, wrapped


def at_terminal(command, *words, until=None, key=None, kill=None, environment=()):
    """Runs at a terminal; once the pattern `until` is seen, a key is typed or a signal sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def prepare():
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    plain = {key: value for key, value in os.environ.items()
             if key not in ("NO_COLOR", "COLORTERM")}
    process = subprocess.Popen(
        [command.path, *map(str, words)], stdin=theirs, stdout=theirs, stderr=theirs,
        preexec_fn=prepare, env={**plain, "TERM": "xterm", **dict(environment)})
    os.close(theirs)
    data, began, done = b"", time.monotonic(), False
    while time.monotonic() - began < LIMIT:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                part = os.read(ours, 65536)
            except OSError:  # The last who had the terminal is gone.
                break
            if not part:
                break
            data += part
        if until and not done and re.search(until, data.decode(errors="replace")):
            done = True
            if key:
                os.write(ours, key)
            else:
                process.send_signal(kill)
    os.close(ours)
    return Seen(process.wait(LIMIT), data.decode(errors="replace").replace("\r\n", "\n"))


def tables(command, score, film, other):
    """Without -o: a short table at a terminal, JSON elsewhere."""
    path = command.films / film
    colored = {"COLORTERM": "truecolor"}
    for name, environment, blocks in (
            ("no true color", {}, 0), ("true color", colored, 8),
            ("NO_COLOR", {**colored, "NO_COLOR": "1"}, 0)):
        seen = at_terminal(command, "film", path, environment=environment)
        problems = list(table(seen, film))
        if seen.text.count("\x1b[48;2;") != blocks:
            problems.append(f"{seen.text.count(chr(27) + '[48;2;')} blocks of color")
        score.say(f"a table at a terminal, {name}", problems, f"{len(seen.lines)} lines")
    run = command.say("film", path)
    score.say("JSON in a pipe", [] if run.out.startswith("{") else [run.out[:80]])
    run = command.say("film", path, "-f", "text")
    problems = [] if run.out.startswith(film) and "\x1b" not in run.out else [run.out[:80]]
    score.say("a table in a pipe with -f text", problems)
    folder = command.results / "texts"
    folder.mkdir(exist_ok=True)
    again = command.say("film", path, "-o", folder / "colors.txt")
    problems = [] if again.status == 0 and (folder / "colors.txt").read_text() == run.out else [
        again.err.strip()]
    score.say("a table by the ending .txt", problems)
    seen = at_terminal(command, "film", path, "-f", "ase")
    score.say("no bytes at a terminal", [] if seen.status == 64 else [seen.text[:80]])
    for pair in ((film, film), (film, other)):
        seen = at_terminal(command, "film", *(command.films / name for name in pair), "--compare",
                           environment=colored)
        problems = [] if "→" in seen.lines[0] and len(seen.lines) < ROWS else [seen.text[:200]]
        problems += ["a line is too long"] if seen.wrapped else []
        score.say(f"compared at a terminal: {' '.join(pair)}", problems, f"{len(seen.lines)} lines")


def table(seen, film):
    if seen.status:
        yield f"exit status {seen.status}"
    lines = [line for line in seen.lines if not line.startswith("note: ")]
    if not lines or not lines[0].startswith(film):
        yield f"begins with {lines[:1]}"
    if len(seen.lines) >= ROWS or "{" in seen.text:
        yield f"a flood of {len(seen.lines)} lines"
    for word in ("length", "shots", "scenes"):
        if not any(line.startswith(word) for line in lines):
            yield f"no {word}"
    if sum("#" in line for line in lines) != 8:
        yield "not eight colors"
    if any(len(line) > COLUMNS for line in lines):
        yield "a line is too long"


def interrupted(command, score, film):
    """Ctrl-C and SIGTERM end the progress line and say what is left."""
    # A name that would not fit beside the bar.
    long = command.films / ("a film whose name is much too long for a line of a terminal " + film)
    shutil.copy(command.films / film, long)
    for name, ending, number in (("Ctrl-C", {"key": b"\x03"}, signal.SIGINT),
                                 ("SIGTERM", {"kill": signal.SIGTERM}, signal.SIGTERM)):
        for place, words, until, said in (
                # By then a shot has ended, however slow the machine is.
                ("into a folder", ["-o", None], r"[4-9]\d%",
                 "run the command again to resume"),
                ("a preview", ["-o", None, "--sample", "every:0.05s"], "frames/s",
                 "nothing was saved"),
                ("without a folder", [], "frames/s", "nothing was saved")):
            folder = command.results / f"{name} {place}"
            folder.mkdir()
            seen = at_terminal(
                command, "film", long, "--jobs", "1",
                *(folder if word is None else word for word in words), until=until, **ending)
            problems = [] if seen.status == -number else [f"ended with {seen.status}"]
            if seen.column or not seen.lines or not seen.lines[-1].endswith(f"stopped; {said}"):
                problems.append(f"the screen ends with {seen.screen[-2:]}")
            if "█" in "".join(seen.lines) or len(seen.lines) > 1:
                problems.append(f"the bar is left: {seen.lines}")
            problems += ["the bar is too long"] if seen.wrapped else []
            left = leftovers(folder, may_resume="run the command" in said)
            problems += [f"left {left}"] if left else []
            score.say(f"{name}, {place}", problems, seen.lines[-1] if seen.lines else "")
    folder = command.results / "Ctrl-C into a folder"
    problems = [] if (folder / CHECKPOINT).exists() else ["nothing to go on from"]
    run = command.finish(command.start(long.name, folder), folder)
    whole = command.run(long.name, name="not stopped")
    if run.status or (folder / "film.json").read_bytes() != (
            whole.folder / "film.json").read_bytes():
        problems.append(f"another result: {run.err.strip()}")
    score.say("a run that was stopped goes on", problems)
