"""A folder that several runs write to, where disks and decoders matter."""

import re

FILM = "cuts.mp4"
FILES = {
    "text": "film.txt", "json": "film.json", "csv": "shots.csv", "ase": "film.ase", "edl": "shots.edl",
    "otio": "film.otio", "fcpxml": "film.fcpxml", "barcode": "barcode.png",
    "sheet": "sheet.png", "figure": "figure.svg", "figure-png": "figure.png", "html": "index.html",
    "stills": "stills",
}


def told(run):
    """The files that standard error says are of other options."""
    found = [line.split("made with other options: ")[1] for line in run.lines
             if "made with other options: " in line]
    return set(re.findall(r"[a-z]+\.[a-z]+|stills", re.sub(r"\([^)]*\)", "", " ".join(found))))


def contents(path):
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def half_written(command, score):
    """Of files that a run could not write to the end nothing is believed."""
    name = "half written"
    limit = (command.run(FILM, name=name).folder / "index.html").stat().st_size // 2
    run = command.run(FILM, "-n", "3", name=name, bytes_a_file=limit)
    problems = [] if run.status == 1 else [f"exit status {run.status}: {run.err.strip()[:200]}"]
    run = command.run(FILM, "-f", "edl", name=name)
    if told(run) != set(FILES.values()) - {"shots.edl"}:
        problems.append(f"named {sorted(told(run))}")
    score.say("a run that could not write all", problems, run.err.strip())


def named_file(command, score):
    """`-o folder/shots.edl` belongs to the folder, and takes its options."""
    folder = command.run(FILM, "-n", "5", name="named file").folder
    before, wanted = (folder / "film.counts").stat().st_mtime_ns, contents(folder / "shots.edl")
    (folder / "shots.edl").unlink()
    run = command.finish(command.start(FILM, folder / "shots.edl"), folder)
    problems = [] if run.status == 0 else [run.err.strip()]
    if contents(folder / "shots.edl") != wanted:
        problems.append("its colors are others")
    if (folder / "film.counts").stat().st_mtime_ns != before:
        problems.append("the film was read again")
    score.say("a file in a run's folder by its name", problems, run.err.strip())


def parts_of_a_film(command, score):
    """A part has counts of its own, and takes nothing from the whole film."""
    whole = command.run(FILM, name="parts").folder
    wanted = {name: contents(whole / name) for name in FILES.values()}
    before = contents(whole / "film.counts")
    run = command.run(FILM, "--start", "0.5", "--sample", "keyframes", name="parts")
    problems = [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
    if contents(whole / "film.counts") != before:
        problems.append("film.counts is another")
    if not (whole / "film-0.5s-end-keyframes.counts").exists():
        problems.append(f"no counts of the part: {run.files}")
    if "the files of the whole film were replaced" not in run.err:
        problems.append(f"does not say what was replaced: {run.err.strip()}")
    run = command.run(FILM, name="parts")
    problems += [f"{one} did not come back" for one in FILES.values()
                 if contents(whole / one) != wanted[one]]
    score.say("a part in the whole film's folder", problems)
