"""Films that cannot be read, half films, and places that cannot be written to."""

import os
import re
import shutil
import struct
import subprocess
import time
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
    """Of half a film its frames, a note of how much there was, and a line and status that say so."""
    if run.status not in (0, 2):
        yield f"exit status {run.status}: {run.err.strip()[:200]}"
        return
    told = run.json
    frames, notes = told["timeline"]["frames"], " ".join(told["notes"] + told["source"]["notes"])
    if "frames" in case and abs(frames - case["frames"]) > 1:
        yield f"{frames} frames, of {case['frames']} that are whole"
    if frames > case["of"]:
        yield f"{frames} frames of {case['of']}"
    short = frames < 0.95 * case["of"]
    if "frames" in case and case.get("promised", True) and short:
        if not re.search(r"\d", notes):
            yield f"no note says how much is missing: {notes!r}"
        yield from broken_off(run)
    elif run.status and not short:
        yield f"exit status {run.status}: {run.err.strip()[:200]}"
    if leftovers(run.folder):
        yield f"left {leftovers(run.folder)}"


def broken_off(run):
    """What is there is written, and standard error says in one line that it is not all."""
    if run.status != 2:
        yield f"exit status {run.status}, not 2"
    if len(run.lines) != 1 or "not read to its end" not in run.err:
        yield f"said {run.err.strip()!r}"


def told_everywhere(command, score, whole):
    """A film that breaks off says so whatever is written, also from its counts, also compared."""
    film = command.films / "broken off.mkv"
    data = (command.films / whole).read_bytes()
    film.write_bytes(data[: len(data) * 6 // 10])
    folder = command.results / "broken off"
    runs = {"": [], "again": []}
    for name, words in runs.items():
        run = command.run(film.name, *words, name=folder.name)
        score.say(f"broken off, {name or 'everything'}", broken_off(run), run.err.strip())
    run = command.say("film", film, "-f", "csv")
    score.say("broken off, to standard output", broken_off(run), run.err.strip())
    run = command.say("film", command.films / whole, film, "--compare")
    problems = list(broken_off(run)) + ([] if run.out else ["nothing was written"])
    if film.name not in run.err:
        problems.append(f"names another: {run.err.strip()}")
    score.say("broken off, compared", problems, run.err.strip())
    run = command.finish(command.start(whole, command.results / "both", str(film)), folder)
    score.say("broken off, beside a whole film", broken_off(run), run.err.strip())


def sound_goes_on(command, score):
    """Sound that is longer than the picture is no promise of pictures."""
    for ending in ("mkv", "flv", "nut", "wmv"):
        path = command.films / f"long-sound.{ending}"
        subprocess.run(
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=d=2:r=25:s=160x90", "-f",
             "lavfi", "-i", "sine=d=7",
             *(["-c:v", "wmv2", "-c:a", "wmav2"] if ending == "wmv"
               else ["-c:v", "libx264", "-c:a", "aac"]), path], check=True)
        run = command.run(path.name)
        problems = [] if run.status == 0 and not run.lines else [f"{run.status}: {run.err.strip()}"]
        if not problems and "container declares" in " ".join(run.json["source"]["notes"]):
            problems.append("a note says that pictures are missing")
        data = path.read_bytes()
        score.say(f"sound is longer than the picture: {ending}", problems)
        if ending in ("nut", "wmv"):
            continue  # Its length stands at its end, or goes with the rest.
        path.write_bytes(data[: len(data) // 2])
        run = command.run(path.name)
        score.say(f"and cut off in the sound: {ending}", broken_off(run), run.err.strip())


def half_list(command, score):
    """An AVI tells how many frames it has; without its index FFmpeg makes its length that of the file."""
    path = command.films / "half.avi"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=d=4:r=25:s=160x90", "-c:v",
         "mjpeg", path], check=True)
    run = command.run(path.name)
    score.say("a whole AVI", [] if run.status == 0 else [f"{run.status}: {run.err.strip()}"])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
    run = command.run(path.name)
    score.say("half an AVI", broken_off(run), run.err.strip())


def last_picture_stays(command, score):
    """Where frames stay for different times, a long last one is no promise of others."""
    path = command.films / "long-last.mkv"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=d=2.2:r=25:s=160x90", "-vf",
         "setpts=if(lt(N\\,50)\\,N/25\\,N-48)/TB", "-vsync", "vfr", "-c:v", "libx264", path],
        check=True)
    # The last frame comes at 6 s. Matroska tells for how long it stays by its own length alone.
    data = path.read_bytes()
    place = data.index(b"\x44\x89\x88") + 3
    for seconds, wanted in ((7, 0), (8, 2)):
        path.write_bytes(data[:place] + struct.pack(">d", 1000.0 * seconds) + data[place + 8:])
        run = command.run(path.name)
        problems = [] if run.status == wanted else [f"{run.status}: {run.err.strip()}"]
        if not problems and run.json["source"]["promisedSeconds"] != seconds:
            problems.append(f"promises {run.json['source']['promisedSeconds']}")
        score.say(f"a last picture at 6 s of {seconds} s", problems, run.err.strip())


def missing_pictures(command, score, pattern):
    """A gap among numbered pictures is named."""
    source = command.films / pattern
    folder = command.films / "gap"
    shutil.copytree(source.parent, folder)
    names = sorted(path.name for path in folder.iterdir())
    gone = folder / names[len(names) // 2]
    gone.unlink()
    run = command.run(f"gap/{source.name}")
    number = int(re.search(r"\d+", gone.name)[0])
    problems = list(broken_off(run))
    if f"picture {number} is missing" not in run.err:
        problems.append(f"the picture is not named: {run.err.strip()}")
    score.say("a gap among numbered pictures", problems, run.err.strip())


def looked_for(command, score, good):
    """Both films of a comparison are looked for before one is read."""
    for bad in ("missing.mp4", "empty.mp4", "text.mp4", "sound.mp4"):
        for pair in ((good, bad), (bad, good)):
            began = time.monotonic()
            run = command.say("film", *(command.films / name for name in pair), "--compare")
            took = time.monotonic() - began
            problems = list(refused(run, bad))
            score.say(f"compared with {bad}: {' '.join(pair)}", problems, f"{took:.1f} s")
    run = command.say("film", command.films / "a.mp4", command.films / "b.mp4", "--compare")
    problems = [] if run.status == 1 and len(run.lines) == 2 else [run.err.strip()]
    score.say("compared, both missing", problems, " / ".join(run.lines))


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


def in_the_way(command, score, film):
    """A pipe where a file goes is told before the film is read, and nothing waits."""
    for name in ("film.counts", "index.html"):
        folder = command.results / f"pipe {name}"
        folder.mkdir()
        os.mkfifo(folder / name)
        run = command.finish(command.start(film, folder), folder)
        problems = [] if run.status == 1 else [f"exit status {run.status}, not 1"]
        if len(run.lines) != 1 or name not in run.err:
            problems.append(f"said {run.err.strip()!r}")
        if [path.name for path in folder.iterdir()] != [name]:
            problems.append(f"wrote {run.files}")
        score.say(f"a pipe called {name}", problems, run.err.strip())


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
    problems = [] if kept.exists() and "run the command again" in run.err else ["nothing was saved"]
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
