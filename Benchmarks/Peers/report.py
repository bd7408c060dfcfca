"""Tables of measurements → Documentation/Measurements/stills.md and stills-programs.md."""
import os
import pathlib
import platform
import time

import programs
from programs import DECODING, PEERS, WARD

DJPEG = DECODING.name


def ms(seconds):
    return f"{seconds * 1e3:.1f} ms"


def verdict(measured, limit, at_least=False):
    """`met`, or by what part of the limit it was missed."""
    miss = (limit - measured if at_least else measured - limit) / limit
    if miss <= 0:
        return "met"
    return f"**missed by {f'{100 * miss:.0f}%' if miss >= 0.01 else 'less than 1%'}**"


def fastest(table, careful):
    """The name of the quickest program with a median, or None."""
    names = [
        peer.name for peer in PEERS if table.has(peer.name) and (peer.careful or not careful)]
    return min(names, key=table.median, default=None)


def ratio(title, table, name, other, limit):
    """A row: `name` is to cost at most `limit` times `other`."""
    if other is None or not (table.has(name) and table.has(other)):
        return f"| {title} | ≤ {limit} × {other or 'a peer'} | not measured | | |"
    factor = table.compare(name, other)
    return (
        f"| {title} | ≤ {limit} × {other} | {ms(table.median(name))} : {ms(table.median(other))}"
        f" | {factor:.2f} | {verdict(factor, limit)} |")


def asked(tables):
    """The rows with a limit, and what was measured."""
    still, many = tables["still"], tables["many"]
    rows = [
        ratio("1280-wide still", still, "kmeans", DJPEG, 2.5),
        ratio("1280-wide still", still, "kmeans", fastest(still, True), 0.25),
    ]
    for name, title in [("twelve", "12 MP"), ("twenty-four", "24 MP")]:
        table = tables[name]
        rows += [
            ratio(f"{title}, default", table, "kmeans", DJPEG, 1.0),
            ratio(f"{title}, default", table, "kmeans", fastest(table, False), 0.5),
            ratio(f"{title}, `--full`", table, "kmeans --full", DJPEG, 2.3),
        ]
    start = still.median("--version")
    rows.append(f"| `--version` | ≤ 10 ms | {ms(start)} | | {verdict(start, 0.010)} |")
    rows.append(ratio("500 stills, 2 jobs, CPU", many, "2 jobs", "djpeg of each", 1.6))
    gain = many.compare("1 job", "2 jobs", what="wall")
    rows.append(
        f"| 500 stills, throughput of 2 jobs | ≥ 1.8 × 1 job"
        f" | {500 / many.median('2 jobs', 'wall'):.0f} : {500 / many.median('1 job', 'wall'):.0f}"
        f" stills a second | {gain:.2f} | {verdict(gain, 1.8, at_least=True)} |")
    above = still.compare("agglomerative", "kmeans", lambda a, b: a - b)
    rows.append(
        f"| `agglomerative`, 1280-wide still | ≤ 25 ms above `kmeans` | {1e3 * above:.1f} ms"
        f" | | {verdict(above, 0.025)} |")
    for title, table, name, limit in [
        ("memory, 1280-wide still", still, "kmeans", 25),
        ("memory, 12 MP", tables["twelve"], "kmeans", 40),
        ("memory, 100 MP JPEG", tables["memory"], "hundred.jpg", 150),
        ("memory, 100 MP PNG", tables["memory"], "hundred.png", 150),
        ("memory, 100 MP JPEG, `--full`", tables["memory"], "hundred.jpg --full", 150),
        ("memory, 100 MP PNG, `--full`", tables["memory"], "hundred.png --full", 150),
    ]:
        most = table.most(name)
        rows.append(f"| {title} | ≤ {limit} MB | {most:.0f} MB | | {verdict(most, limit)} |")
    return ["| what | asked | measured | ratio | |", "|---|---|---|---|---|", *rows]


def everyone(picture, table):
    """Every program on one picture: CPU, time, memory and the ratio to decoding alone."""
    names = [name for name in table.rounds if table.has(name)]
    rows = [f"| {picture} | CPU, median | least | time | memory | CPU ÷ djpeg |"]
    rows.append("|---|---|---|---|---|---|")
    known = {peer.name for peer in [DECODING, *PEERS, WARD]}
    for name in sorted(names, key=table.median):
        title = name if name in known else f"**filmpalette {name}**"
        factor = f"{table.compare(name, DJPEG):.2f}" if table.pairs(name, DJPEG) else ""
        rows.append(
            f"| {title} | {ms(table.median(name))} | {ms(table.least(name))}"
            f" | {ms(table.median(name, 'wall'))} | {table.most(name):.0f} MB | {factor} |")
    for name, words in table.failures.items():
        rows.append(f"| {name} | failed: {words.splitlines()[-1] if words else ''} | | | | |")
    return rows


def machine():
    """The processor and the system, in one line."""
    model = platform.processor() or platform.machine()
    cpus = pathlib.Path("/proc/cpuinfo")
    if cpus.exists():
        lines = [line for line in cpus.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].split(": ")[1] if lines else model
    release = pathlib.Path("/etc/os-release")
    system = platform.platform()
    if release.exists():
        named = dict(
            line.split("=", 1) for line in release.read_text().splitlines() if "=" in line)
        system = named.get("PRETTY_NAME", system).strip('"')
    return f"{os.cpu_count()} × {model}; {system}; kernel {platform.release()}"


def setup(rounds):
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return [
        f"- Machine: {machine()}.",
        f"- {time.strftime('%Y-%m-%d')}; load when it ended (1, 5, 15 minutes): {load}.",
        f"- Whole processes, in alternating rounds (A B C … A B C …): {rounds} for a still,"
        f" {max(2, rounds // 3)} for a photograph,",
        "  after one round that is not counted. Programs that need many seconds get fewer rounds.",
        "  CPU is the user and system time of the process from `wait4`, the median of the rounds. A",
        "  ratio is the median of the ratios within each round. Memory is the greatest resident set of",
        "  any round, in 10⁶ bytes. Output is discarded. `filmpalette` writes JSON, with a SHA-256 of the file, unless",
        "  the row says otherwise.",
        "- Pictures (`Benchmarks/Peers/pictures.py`): photographs from Debian's",
        "  lomiri-wallpapers-16.04 as JPEG of quality 90. The still is 1280 × 688, 12 MP is",
        "  4272 × 2848, 24 MP 6532 × 3674, 100 MP 13064 × 7654. The 500 stills are 1280 × 688 each",
        "  and all different.",
        "- Other programs and their versions: [stills-programs.md](stills-programs.md).",
    ]


NOTES = "## What it means"


def notes(page):
    """What people wrote at the end of an earlier page."""
    return page[page.index(NOTES):] if NOTES in page else ""


def page(tables, rounds, speed, kept):
    """The page of our own figures; `kept` are the notes to keep."""
    parts = [
        "# Stills: CPU, time and memory of one command", "",
        f"Written by `make bench`, which keeps what is under “{NOTES[3:]}”.", "",
        "## What was measured", "", *setup(rounds), "",
    ]
    if tables:
        parts += ["## Targets", "", *asked(tables), ""]
    if speed:
        parts += [
            "## Where the time goes", "",
            "Each verb alone in a running process (`Benchmarks/Speed`), median CPU time. The rest",
            "of a command's time is its start (see `--version` above) and using memory for the first",
            "time.", "", speed.rstrip(), "",
        ]
    return "\n".join([*parts, kept])


def programs_page(tables, own):
    """The page of other programs; `own` are stills of the user's, by name."""
    parts = [
        "# Stills: other programs", "",
        "Written by `make bench`. [stills.md](stills.md) says how it was measured. Programs:",
        f"{'; '.join(programs.versions([DECODING, *PEERS]))}.", "",
    ]
    titles = {"still": "1280-wide still", "twelve": "12 MP", "twenty-four": "24 MP"}
    for name, title in titles.items():
        if name in tables:
            parts += [*everyone(title, tables[name]), ""]
    for name, table in own.items():
        parts += [*everyone(name, table), ""]
    return "\n".join(parts)
