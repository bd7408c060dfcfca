"""filling.py PROGRAMS FOLDER: how fast a catalog is filled, beside the palettes alone."""

import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

STILLS = 2000
ROUNDS = 3


def paint(programs, folder):
    """The painted stills as JPEG, each many times with other bytes: a comment makes the difference."""
    if len(list(folder.glob("*.jpg"))) == STILLS:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    samples = folder.parent / "samples"
    subprocess.run([programs / "filmpalette", "samples", "--jpeg", samples], check=True,
                   stdout=subprocess.DEVNULL)
    pictures = [path.read_bytes() for path in sorted(samples.glob("*.jpg"))]
    for number in range(STILLS):
        picture = pictures[number % len(pictures)]
        comment = f"still {number}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        (folder / f"{number:05}.jpg").write_bytes(picture[:2] + segment + picture[2:])


def seconds(words):
    """Time and CPU of a command with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    length = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return length, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    programs, work = Path(sys.argv[1]), Path(sys.argv[2])
    stills = work / "stills"
    paint(programs, stills)
    files = sorted(map(str, stills.glob("*.jpg")))
    catalog = work / "filled"

    def add(*flags):
        shutil.rmtree(catalog, ignore_errors=True)
        return seconds([programs / "filmpalette", "catalog", "add", stills, "--catalog", catalog,
                        *flags])

    ways = {
        "filmpalette -f json": lambda: seconds([programs / "filmpalette", "-f", "json", *files]),
        "catalog add --no-thumbnails": lambda: add("--no-thumbnails"),
        "catalog add": add,
    }
    results = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name in random.sample(list(ways), len(ways)):
            results[name].append(ways[name]())
    print(f"\n| {STILLS} JPEG stills of 1280 × 720 | time, s | CPU, s | throughput |\n|---|---|---|---|")
    base = min(length for length, _ in results["filmpalette -f json"])
    for name, runs in results.items():
        length, cpu = min(runs)
        print(f"| `{name}` | {length:.1f} | {cpu:.1f} | {base / length:.2f} |")


main()
