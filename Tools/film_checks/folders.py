"""A folder never disagrees with itself: runs with other options, one after the other."""

import random
import re
import shutil

FILM, OTHER = "cuts.mp4", "gradual.mp4"
FILES = {
    "text": "film.txt", "json": "film.json", "csv": "shots.csv", "ase": "film.ase", "edl": "shots.edl",
    "otio": "film.otio", "fcpxml": "film.fcpxml", "barcode": "barcode.png",
    "sheets": "sheet.png", "html": "index.html", "stills": "stills",
}
# What a run may ask for.
CHOICES = {
    "-n": ["3", "8"], "-a": ["kmeans", "standout"], "-s": ["oklab"], "--min-chroma": ["0.02", "0"],
    "--sample": ["keyframes", "every:0.2s", "all"], "--start": ["0.5", "0"], "--end": ["1.5"],
    "--matrix": ["bt601", "auto"], "--region": ["0,0,0.5,1"], "--barcode": ["slit", "palette"],
    "--width": ["300"],
}


def flags(options):
    return [word for option in sorted(options.items()) for word in option]


def told(run):
    """The files that standard error says are of other options."""
    found = [line.split("made with other options: ")[1] for line in run.lines
             if "made with other options: " in line]
    return set(re.findall(r"[a-z]+\.[a-z]+|stills", re.sub(r"\([^)]*\)", "", " ".join(found))))


def contents(path):
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}
    return path.read_bytes() if path.exists() else None


class Fresh:
    """What one run of everything gives, by its options."""

    def __init__(self, command):
        self.command, self.folders = command, {}

    def folder(self, film, options):
        key = (film, *flags(options))
        if key not in self.folders:
            name = f"fresh {len(self.folders)}"
            run = self.command.run(film, *flags(options), name=name)
            assert run.status == 0, run.err
            self.folders[key] = run.folder
        return self.folders[key]


def strangers(folder, wanted):
    return {name for name in FILES.values()
            if (folder / name).exists() and contents(folder / name) != contents(wanted / name)}


def any_sequence(command, score, sequences=3, runs=7):
    """After any run a file is as the options of that run make it, or standard error names it."""
    fresh, chance = Fresh(command), random.Random(16)
    for number in range(sequences):
        name, last, problems, words = f"sequence {number}", {}, [], []
        # Of one format it would be a file.
        (command.results / name).mkdir()
        for _ in range(runs):
            typed = {flag: chance.choice(CHOICES[flag])
                     for flag in chance.sample(sorted(CHOICES), chance.choice([0, 0, 1, 2]))}
            part = chance.sample(sorted(FILES), chance.choice([0, 1, 1, 2]))
            last = {**last, **typed} if part else typed
            asked = ["-f", ",".join(part)] if part else []
            words.append(" ".join(flags(typed) + asked) or "all")
            run = command.run(FILM, *flags(typed), *asked, name=name)
            if run.status:
                problems.append(f"exit status {run.status}: {run.err.strip()[:200]}")
                break
            wrong = strangers(run.folder, fresh.folder(FILM, last)) - told(run)
            if wrong:
                problems.append(f"{sorted(wrong)} after {words}")
        score.say(f"a folder agrees, {name}", problems, " | ".join(words))


def later_options(command, score):
    """The sequences that users were surprised by."""
    fresh = Fresh(command)

    def step(name, word, film, typed, part, wanted, named=()):
        asked = ["-f", part] if part else []
        run = command.run(film, *flags(typed), *asked, name=name)
        problems = [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
        for one in (part.split(",") if part else FILES):
            if contents(run.folder / FILES[one]) != contents(
                    fresh.folder(film, wanted) / FILES[one]):
                problems.append(f"{FILES[one]} is another than with {flags(wanted)}")
        if strangers(run.folder, fresh.folder(film, wanted)) - set(named):
            problems.append(f"not named: {strangers(run.folder, fresh.folder(film, wanted))}")
        if told(run) != set(named):
            problems.append(f"named {sorted(told(run))}, not {sorted(named)}")
        score.say(f"{name}: {word}", problems, " / ".join(run.lines))

    five, files = {"-n": "5"}, set(FILES.values())
    step("five colors", "everything", FILM, five, None, five)
    step("five colors", "then the markers have five", FILM, {}, "edl", five)
    step("five colors", "another barcode is no other setting", FILM, {"--barcode": "slit"},
         "barcode", {**five, "--barcode": "slit"})
    palettes = files - {"barcode.png", "stills"}
    step("five colors", "three in the markers alone", FILM, {"-n": "3"}, "edl",
         {"-n": "3", "--barcode": "slit"}, palettes - {"shots.edl"})
    step("five colors", "a run of everything is as it was typed", FILM, {}, None, {})
    lines = command.results / "lines.srt"
    lines.write_text("1\n00:00:00,500 --> 00:00:01,000\nWho goes there?\n")
    spoken = {"--subtitles": str(lines)}
    step("subtitles", "with", FILM, spoken, None, spoken)
    step("subtitles", "then a table without", FILM, {}, "csv", {},
         {"film.txt", "film.json", "film.otio", "index.html"})
    step("five colors", "another film's table", OTHER, {}, "csv", {}, files - {"shots.csv"})
    step("five colors", "another film's everything", OTHER, {}, None, {})
    older_version(command, score)
    half_written(command, score)
    named_file(command, score, fresh)


def older_version(command, score):
    """Of files that nothing is known of it is said."""
    run = command.run(FILM, name="older version")
    (run.folder / "film.settings").unlink()
    run = command.run(FILM, "-f", "edl", name="older version")
    problems = [] if told(run) == set(FILES.values()) - {"shots.edl"} else [run.err.strip()]
    (run.folder / "film.settings").write_text("{\"version\":1,\"runs\":7}\n")
    run = command.run(FILM, "-f", "edl", name="older version")
    problems += [] if len(told(run)) == len(FILES) - 1 else [f"damaged: {run.err.strip()}"]
    score.say("files of an older version are named", problems, run.err.strip())


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


def named_file(command, score, fresh):
    """`-o folder/shots.edl` belongs to the folder, and takes its options."""
    folder = command.run(FILM, "-n", "5", name="named file").folder
    before = (folder / "film.counts").stat().st_mtime_ns
    run = command.finish(command.start(FILM, folder / "shots.edl"), folder)
    wanted = fresh.folder(FILM, {"-n": "5"}) / "shots.edl"
    problems = [] if run.status == 0 else [run.err.strip()]
    if contents(folder / "shots.edl") != contents(wanted):
        problems.append("its colors are others")
    if (folder / "film.counts").stat().st_mtime_ns != before:
        problems.append("the film was read again")
    score.say("a file in a run's folder by its name", problems, run.err.strip())


def parts_of_a_film(command, score):
    """Previews and spans have counts of their own, and take nothing from the whole film."""
    whole = command.run(FILM, name="parts").folder
    wanted = {name: contents(whole / name) for name in FILES.values()}
    for left in ("film.counts", "film.counts.part"):
        for count_name, *words in (
                ("film-keyframes", "--sample", "keyframes"),
                ("film-every-0.2s", "--sample", "every:0.2s"),
                ("film-0.5s-1.5s", "--start", "0.5", "--end", "1.5"),
                ("film-0.5s-end", "--start", "0.5"),
                ("film-0s-1.5s-keyframes", "--end", "1.5", "--sample", "keyframes")):
            name = f"{left} and {count_name}".replace(".", " ")
            folder = command.results / name
            shutil.copytree(whole, folder)
            (folder / "film.counts").rename(folder / left)
            before = contents(folder / left)
            run = command.run(FILM, *words, name=name)
            problems = [f"exit status {run.status}: {run.err.strip()[:200]}"] if run.status else []
            if contents(folder / left) != before:
                problems.append(f"{left} is another")
            if not (folder / f"{count_name}.counts").exists():
                problems.append(f"no {count_name}.counts: {run.files}")
            if "the files of the whole film were replaced" not in run.err:
                problems.append(f"does not say what was replaced: {run.err.strip()}")
            run = command.run(FILM, name=name)
            problems += [f"{one} did not come back" for one in FILES.values()
                         if contents(folder / one) != wanted[one]]
            score.say(name, problems)
