"""check-film.py [COMMAND] [NAME…]: paints films, runs the command on each, and compares."""

import json
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from film_checks import again, faults, folders, reading, terminal
from film_checks.command import Command, leftovers
from named_checks import Score, built, chosen

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
        found = run.json["timeline"]["frames"] if run.status in (0, 2) else 0
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


def each(check, command, score, films):
    """Does a check of every film, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(check, command, score, film) for film in films]
    for job in jobs:
        job.result()


def whole_films(command, score, truth):
    each(whole, command, score, truth["films"] + truth["whole"] + truth["sequences"])


def broken_films(command, score, truth):
    each(broken, command, score, truth["faults"])


def half_films(command, score, truth):
    each(half, command, score, truth["cut"] + truth["hurt"])


def broken_off(command, score, truth):
    faults.told_everywhere(command, score, "long.mkv")
    faults.sound_goes_on(command, score)
    faults.last_picture_stays(command, score)
    faults.half_list(command, score)
    faults.missing_pictures(command, score, "png/frame%04d.png")


def compared_films_are_looked_for(command, score, truth):
    faults.looked_for(command, score, "long.mkv")


def subtitles_and_chapters(command, score, truth):
    each(spoken, command, score, truth["texts"])


def output_folders(command, score, truth):
    faults.places(command, score, "h264.mp4")
    faults.in_the_way(command, score, "h264.mp4")


def numbered_pictures(command, score, truth):
    faults.percent(command, score)


def full_disk(command, score, truth):
    faults.full_disk(command, score, "cuts.mp4")


def bad_film_among_good_ones(command, score, truth):
    faults.several(command, score, "h264.mp4", "empty.mp4")


def samples(command, score, truth):
    again.sampled(command, score, "cuts.mp4")


def folders_agree(command, score, truth):
    folders.half_written(command, score)
    folders.named_file(command, score)


def parts_in_whole_folders(command, score, truth):
    folders.parts_of_a_film(command, score)


def at_a_terminal(command, score, truth):
    terminal.tables(command, score, "cuts.mp4", "long.mkv")


def stopped_at_a_terminal(command, score, truth):
    terminal.interrupted(command, score, "long.mkv")


def threads(command, score, truth):
    again.threads(command, score, "gradual.mp4")


def interrupted_run_goes_on(command, score, truth):
    again.interrupted(command, score, "long.mkv")


def finished_run_needs_no_decoder(command, score, truth):
    again.cached(command, score, "long.mkv")


def interrupted_run_begins_again(command, score, truth):
    again.interrupted(command, score, "long-joined.ts", ["SIGKILL"])


CHECKS = [
    whole_films, broken_films, half_films, broken_off, compared_films_are_looked_for,
    subtitles_and_chapters, output_folders, numbered_pictures, full_disk, bad_film_among_good_ones,
    samples, folders_agree, parts_in_whole_folders, at_a_terminal, stopped_at_a_terminal, threads,
    interrupted_run_goes_on, finished_run_needs_no_decoder, interrupted_run_begins_again,
]


def main():
    checks, commands = chosen(CHECKS, sys.argv[1:], most_files=1)
    path = Path(commands[0] if commands else built("filmpalette")).resolve()
    began, score = time.monotonic(), Score()
    with tempfile.TemporaryDirectory() as place:
        films, results = Path(place) / "films", Path(place) / "results"
        results.mkdir()
        subprocess.run([sys.executable, HERE / "paint-films", films], check=True)
        truth = json.loads((films / "truth.json").read_text())
        command = Command(str(path), films, results)
        painted = f"{time.monotonic() - began:.0f} s to paint"
        for check in checks:
            check(command, score, truth)
    score.end(f"{painted}, {time.monotonic() - began:.0f} s in all")


if __name__ == "__main__":
    main()
