"""Films that cannot be read, half films, and places that cannot be written to."""

import os
import re
import shutil
from pathlib import Path

from .command import CHECKPOINT, leftovers


def refused(run, film, statuses=(1,)):
    """A run that can give nothing says so in one line and leaves nothing."""
    if run.status not in statuses:
        yield f"exit status {run.status}, not {' or '.join(map(str, statuses))}"
    # Wrong usage is told with how to use it.
    usage = run.status == 64 and run.lines[1:2] and run.lines[1].startswith("Usage")
    if len(run.lines) != 1 and not usage:
        yield f"{len(run.lines)} lines: {' / '.join(run.lines)[:300]}"
    elif film not in run.err:
        yield f"the line does not name the film: {run.lines[0]}"
    if run.out:
        yield f"standard output has {run.out[:80]!r}"
    if re.search(r"Fatal error|Crash|0x[0-9a-f]{6}|MediaError", run.err):
        yield "a crash or a name of the code"
    if run.files:
        yield f"left {', '.join(run.files[:5])}"


def incomplete(run, case):
    """Of half a film its frames, and a note of how much there was."""
    if run.status:
        yield f"exit status {run.status}: {run.err.strip()[:200]}"
        return
    told = run.json
    frames, notes = told["timeline"]["frames"], " ".join(told["notes"] + told["source"]["notes"])
    if "frames" in case and abs(frames - case["frames"]) > 1:
        yield f"{frames} frames, of {case['frames']} that are whole"
    if frames > case["of"]:
        yield f"{frames} frames of {case['of']}"
    if case.get("promised", True) and frames < 0.95 * case["of"] and not re.search(r"\d", notes):
        yield f"no note says how much is missing: {notes!r}"
    if leftovers(run.folder):
        yield f"left {leftovers(run.folder)}"


def places(command, score, film):
    """Output folders that cannot be."""
    blocked = command.results / "a file"
    blocked.write_text("not a folder\n")
    process = command.start(film, blocked)
    run = command.finish(process, command.results / "nowhere")
    problems = list(refused(run, blocked.name, (1, 64)))
    if blocked.read_text() != "not a folder\n":
        problems.append("the file was overwritten")
    score.say("output folder that is a file", problems, run.lines[0])

    locked = Path("/proc/films") if os.geteuid() == 0 else command.results / "locked/films"
    if os.geteuid():
        locked.parent.mkdir(mode=0o555)
    if locked.parent.exists():
        run = command.finish(command.start(film, locked), locked)
        score.say("read-only folder", refused(run, locked.name), run.err.strip())

    deep = command.results / "new/deep/folder"
    run = command.finish(command.start(film, deep), deep)
    problems = [] if run.status == 0 and "film.json" in run.files else refused(run, "new")
    score.say("folder in folders that are not there", problems, f"exit status {run.status}")

    for flags in (["--sample", "sometimes"], ["--matrix", "bt999"], ["-n", "65"],
                  ["--start", "-1"], ["--rate", "25"], ["--no-such-flag"]):
        folder = command.results / "wrong usage"
        run = command.finish(command.start(film, folder, *flags), folder)
        problems = [] if run.status == 64 else [f"exit status {run.status}, not 64"]
        if run.files:
            problems.append(f"left {run.files}")
        score.say(" ".join(["wrong usage:", *flags]), problems)


def percent(command, score):
    """A folder's name may look like a pattern."""
    plain = command.run("png/frame%04d.png", name="plain pictures")
    shutil.copytree(command.films / "png", command.films / "100%d png")
    run = command.run("100%d png/frame%04d.png", name="pictures in 100%d")
    problems = [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
    if not problems and run.json != plain.json:
        problems.append("film.json differs")
    score.say("numbered pictures in a folder called 100%d png", problems)


def full_disk(command, score, film):
    """No file may grow over a limit: whatever is written first, something fails."""
    for limit in (0, 1000, 8000, 30000):
        run = command.run(film, name=f"full {limit}", bytes_a_file=limit)
        problems = []
        if run.status not in (1, 2):
            problems.append(f"exit status {run.status}")
        if len(run.lines) != 1:
            problems.append(f"{len(run.lines)} lines: {' / '.join(run.lines)[:200]}")
        if leftovers(run.folder, may_resume=True):
            problems.append(f"left {leftovers(run.folder, may_resume=True)}")
        for path in run.folder.rglob("*") if run.folder.is_dir() else []:
            if path.is_file() and path.suffix != ".part" and path.stat().st_size >= limit:
                problems.append(f"{path.name} was cut off at {path.stat().st_size} bytes")
        score.say(f"disk full after {limit} bytes of a file", problems, run.err.strip())
    goes_on_after_a_full_disk(command, score, film)


def goes_on_after_a_full_disk(command, score, film):
    """What fitted on the disk is kept, and a second run ends as one without a full disk."""
    whole = command.run(film, name="enough room")
    limit = (whole.folder / "film.counts").stat().st_size * 2 // 3
    run = command.run(film, name="room again", bytes_a_file=limit)
    kept = run.folder / CHECKPOINT
    problems = [] if kept.exists() and "run it again" in run.err else ["nothing was kept"]
    run = command.run(film, name="room again")
    problems += [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
    if not problems and (run.folder / "film.json").read_bytes() != (
            whole.folder / "film.json").read_bytes():
        problems.append("film.json differs")
    problems += [f"left {name}" for name in leftovers(run.folder)]
    score.say("disk full, then room again", problems)
    # Neither can be gone on with, and neither says that it can.
    for name, flags in (("long-joined.ts", []), (film, ["--sample", "every:0.1s"])):
        run = command.run(name, *flags, name=f"no promise {len(flags)}", bytes_a_file=9000)
        problems = [] if run.status == 1 else [f"exit status {run.status}"]
        if "again" in run.err or (run.folder / CHECKPOINT).exists():
            problems.append(f"kept what is of no use: {run.err.strip()}")
        score.say(f"disk full, nothing to go on from: {' '.join([name, *flags])}", problems)


def several(command, score, good, bad):
    """Of several films the others are done, and the bad one is named."""
    folder = command.results / "several"
    words = [str(command.films / name) for name in (bad, good)]
    process = command.start(good, folder, *words)
    run = command.finish(process, folder)
    problems = []
    if run.status != 2:
        problems.append(f"exit status {run.status}, not 2")
    if len(run.lines) != 1 or bad not in run.err:
        problems.append(f"said {run.err.strip()!r}")
    if not any(name.endswith("film.json") for name in run.files):
        problems.append("the good film was not done")
    score.say("a bad film among good ones", problems, run.err.strip())
