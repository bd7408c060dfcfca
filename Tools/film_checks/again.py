"""The same bytes on one thread and two, after a signal, and from what a run left behind."""

import shutil
import signal
import time

from .command import CHECKPOINT, leftovers

THREADS = "--jobs"


def threads(command, score, film):
    one = command.run(film, THREADS, "1", name="one thread")
    two = command.run(film, THREADS, "2", name="two threads")
    problems = [f"exit status {run.status}: {run.err.strip()[:200]}" for run in (one, two)
                if run.status]
    if not problems:
        for name in sorted(set(one.files) | set(two.files)):
            left, right = one.folder / name, two.folder / name
            if not (left.exists() and right.exists()):
                problems.append(f"{name} is in one folder only")
            elif left.is_file() and left.read_bytes() != right.read_bytes():
                problems.append(f"{name} differs")
    score.say("one thread and two give the same bytes", problems, f"{len(one.files)} files")


def interrupted(command, score, film, words=("SIGKILL", "SIGTERM", "SIGINT")):
    """Ends a run when most is counted, and lets it go on."""
    start = time.monotonic()
    whole = command.run(film, THREADS, "1", name=f"whole {film.split('.')[0]}")
    seconds = time.monotonic() - start
    if whole.status:
        score.say(film, [f"exit status {whole.status}: {whole.err.strip()[:200]}"])
        return
    wanted = (whole.folder / "film.json").read_bytes()
    most = (whole.folder / "film.counts").stat().st_size * 2 // 3
    for word in words:
        folder = command.results / f"ended by {word}"
        shutil.rmtree(folder, ignore_errors=True)
        run = broken_off(command, film, folder, most, signal.Signals[word])
        problems = []
        if run.status == 0:
            problems.append("it was done before it could be interrupted")
        if (folder / "film.json").exists():
            problems.append("film.json is there before the film is read")
        problems += [f"left {name}" for name in leftovers(folder, may_resume=True)]
        left = size(folder / CHECKPOINT)
        start = time.monotonic()
        run = command.finish(command.start(film, folder, THREADS, "1"), folder)
        took = time.monotonic() - start
        if run.status:
            problems.append(f"exit status {run.status} the second time: {run.err.strip()[:200]}")
        elif (folder / "film.json").read_bytes() != wanted:
            problems.append("film.json differs from that of a run without interruption")
        problems += [f"left {name}" for name in leftovers(folder)]
        if run.files != whole.files:
            problems.append(f"files differ: {sorted(set(run.files) ^ set(whole.files))}")
        score.say(f"{film}: {word} after two thirds, then again", problems,
                  f"left {left} bytes, then {took:.1f} s of {seconds:.1f}")


def broken_off(command, film, folder, most, number):
    """A run that gets a signal once its checkpoint has so many bytes."""
    process = command.start(film, folder, THREADS, "1")
    while process.poll() is None and size(folder / CHECKPOINT) < most:
        time.sleep(0.002)
    process.send_signal(number)
    return command.finish(process, folder)


def size(path):
    try:
        return path.stat().st_size
    except OSError:
        return 0


def cached(command, score, film):
    """Every output again, without a decoder."""
    whole = command.run(film, THREADS, "1", name=f"whole {film.split('.')[0]}")
    trace = command.results / "trace"
    folder = command.results / "from the cache"
    shutil.copytree(whole.folder, folder)
    (folder / "film.json").unlink()
    watched = {"LD_DEBUG": "files", "LD_DEBUG_OUTPUT": str(trace)}
    run = command.run(film, name=folder.name, environment=watched)
    problems = [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
    loaded = "".join(path.read_text(errors="replace") for path in
                     command.results.glob("trace.*"))
    if "libavcodec" in loaded:
        problems.append("a decoder was loaded")
    if not problems and (folder / "film.json").read_bytes() != (
            whole.folder / "film.json").read_bytes():
        problems.append("film.json differs")
    score.say("again from the cache, without a decoder", problems)


def sampled(command, score, film):
    """A preview says that it is one."""
    run = command.run(film, "--sample", "keyframes", name="preview")
    problems = [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
    if not problems:
        told = run.json
        problems = [] if "preview" in " ".join(told["notes"]) else [f"notes are {told['notes']}"]
        if told["source"]["sampling"] != "keyframes":
            problems.append(f"sampling is {told['source']['sampling']}")
    score.say("--sample keyframes", problems)
