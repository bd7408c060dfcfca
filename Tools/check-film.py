"""check-film.py COMMAND: paints films, runs the command on each, and compares."""

import json
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from film_checks import again, faults, reading
from film_checks.command import Command, Score, leftovers

HERE = Path(__file__).resolve().parent
# As many colors as a shot has, so that every color of a palette must be one of them.
COUNT = ["-n", "5", again.THREADS, "1"]


def whole(command, score, truth):
    """A film that can be read from end to end."""
    run = command.run(truth["file"], *COUNT)
    if run.status:
        score.say(truth["file"], [f"exit status {run.status}: {run.err.strip()[:300]}"])
        return
    told = run.json
    problems = list(reading.problems(told, truth))
    if reading.is_colored(truth) and len(truth["shots"]) <= 2:
        again = command.run(truth["file"], "-n", str(5 * len(truth["shots"])), name=run.folder.name)
        problems += reading.film_colors(again.json, truth) if again.status == 0 else ["not again"]
    if leftovers(run.folder):
        problems.append(f"left {leftovers(run.folder)}")
    if str(command.films) in (run.folder / "film.json").read_text():
        problems.append("film.json has a path of this machine")
    score.say(truth["file"], problems, f"{len(told['shots'])} shots")


def broken(command, score, film):
    run = command.run(film)
    score.say(film, faults.refused(run, film), run.err.strip())


def half(command, score, case):
    run = command.run(case["file"], *COUNT)
    if case.get("frames", 1) == 0 and run.status:
        score.say(case["file"], faults.refused(run, case["file"]), run.err.strip())
    else:
        found = run.json["timeline"]["frames"] if run.status == 0 else 0
        score.say(case["file"], faults.incomplete(run, case), f"{found} of {case['of']} frames")


def spoken(command, score, truth):
    """Subtitles and chapters come to their shots."""
    flags = ["--subtitles", str(command.films / truth["beside"])] if "beside" in truth else []
    run = command.run(truth["file"], *COUNT, *flags)
    if run.status:
        score.say(truth["file"], [f"exit status {run.status}: {run.err.strip()[:300]}"])
        return
    found = [text for shot in run.json["shots"] for text in shot.get("texts", [])]
    wanted = (truth["subtitles"] if "beside" in truth else []) + truth["chapters"]
    problems = [f"no shot has {text!r}" for text in wanted
                if not any(text in line for line in found)]
    problems += [f"a tag in {line!r}" for line in found if "<" in line]
    score.say(f"texts of {truth['file']}", problems, " | ".join(found))


def main():
    began, score = time.monotonic(), Score()
    with tempfile.TemporaryDirectory() as place:
        films, results = Path(place) / "films", Path(place) / "results"
        results.mkdir()
        subprocess.run([sys.executable, HERE / "paint-films", films], check=True)
        truth = json.loads((films / "truth.json").read_text())
        command = Command(str(Path(sys.argv[1]).resolve()), films, results)
        painted = f"{time.monotonic() - began:.0f} s to paint"
        with ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(whole, command, score, film)
                    for film in truth["films"] + truth["whole"] + truth["sequences"]]
            jobs += [pool.submit(broken, command, score, film) for film in truth["faults"]]
            jobs += [pool.submit(half, command, score, case)
                     for case in truth["cut"] + truth["hurt"]]
            jobs += [pool.submit(spoken, command, score, film) for film in truth["texts"]]
            for job in jobs:
                job.result()
        faults.places(command, score, "h264.mp4")
        faults.percent(command, score)
        faults.full_disk(command, score, "cuts.mp4")
        faults.several(command, score, "h264.mp4", "empty.mp4")
        again.sampled(command, score, "cuts.mp4")
        again.doubtful(command, score)
        again.threads(command, score, "gradual.mp4")
        long = again.interrupted(command, score, "long.mkv")
        if long.status == 0:
            again.cached(command, score, "long.mkv", long)
        again.interrupted(command, score, "long-joined.ts", ["SIGKILL"])
    print(f"{score.good} right, {score.bad} wrong, {painted}, "
          f"{time.monotonic() - began:.0f} s in all")
    sys.exit(min(score.bad, 1))


if __name__ == "__main__":
    main()
