"""check-catalog.py [NAME…]: `filmpalette catalog` from outside, on stills that are made here."""

import colorsys
import csv
import io
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from named_checks import Score, Wrong, built, chosen, fail, name_of
from painted import png

PATIENCE = 120  # seconds: more is a hang
KILLS = 50


def color(number):
    """One of 240 colors, by its hue and lightness."""
    red, green, blue = colorsys.hsv_to_rgb(number % 24 / 24, 0.8, (number // 24 + 1) / 10)
    return bytes(round(255 * part) for part in (red, green, blue))


def paint(folder, numbers):
    """Stills of two colors each: 1, 2, … are names and colors."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        first, second = color(number % 240), color((7 * number + 3) % 240)
        png(folder / f"still-{number:04}.png", 24, 16,
            lambda x, y: first if x < 4 + number % 17 else second)


class Catalog:
    """A catalog in a folder, and the program that works on it."""

    program = None

    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, status=0, **more):
        ended = subprocess.run([self.program, "catalog", *map(str, words), "--catalog", self.folder],
                               capture_output=True, timeout=PATIENCE, **more)
        if status is not None and ended.returncode != status:
            fail(f"{' '.join(map(str, words))}: status {ended.returncode}, not {status}: "
                 f"{ended.stderr.decode()[:300]}")
        return ended

    def start(self, *words):
        return subprocess.Popen([self.program, "catalog", *map(str, words), "--catalog", self.folder],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                start_new_session=True)

    def found(self, *words):
        return json.loads(self.run("find", *words, "-f", "json").stdout)

    def paths(self, *words):
        return [item["path"] for item in self.found(*words)["items"]]

    def export(self):
        return self.run("export").stdout

    def colors(self):
        return (Path(self.folder) / "colors.bin").read_bytes()


def check_add_and_find(work):
    """Stills are added once, found by color, words and facets, and written in every format."""
    paint(work / "stills", range(1, 30))
    catalog = Catalog(work / "catalog")
    if b"29 files added" not in catalog.run("add", work / "stills").stdout:
        fail("not 29 files were added")
    if b"0 files added" not in catalog.run("add", work / "stills").stdout:
        fail("files were added twice")
    wanted = color(5).hex()
    best = catalog.found("--color", wanted)["items"][0]
    if best["score"] > 0.5 or best["matches"][0]["color"] != "#" + wanted:
        fail(f"the nearest to {wanted} is {best['path']} at {best['score']}")
    if catalog.paths("--text", "still 0007") != ["still-0007.png"]:
        fail("words do not find a name")
    if catalog.found("--where", "width:24")["total"] != 29:
        fail("the filter of width leaves something out")
    like = catalog.found("--like", work / "stills/still-0003.png")["items"][0]
    if like["path"] != "still-0003.png" or like["score"] > 0.01:
        fail("a still is not like itself")
    rows = list(csv.DictReader(io.StringIO(catalog.run("find", "-f", "csv").stdout.decode())))
    if len(rows) != 29 or rows[0]["path"] != "still-0001.png":
        fail("the table has not every still")
    for name, mark in (("out.png", b"\x89PNG"), ("out.ase", b"ASEF"), ("out.json", b'{"version":1')):
        catalog.run("find", "--limit", 5, "-o", work / name)
        if not (work / name).read_bytes().startswith(mark):
            fail(f"{name} is no such file")
    if len(list((work / "catalog/thumbnails").rglob("*.jpg"))) != 29:
        fail("not every still has a thumbnail")


def check_any_order(work):
    """The same files give the same export in whatever order they are added."""
    paint(work / "a", range(1, 9))
    paint(work / "b", range(9, 17))
    one, other = Catalog(work / "one"), Catalog(work / "other")
    one.run("add", work / "a", work / "b")
    other.run("add", work / "b")
    other.run("add", work / "a")
    if one.export() != other.export():
        fail("the exports differ")


def check_killed(work):
    """Killed at fifty moments and continued: the same export and the same colors as unbroken."""
    paint(work / "stills", range(1, 121))
    unbroken = Catalog(work / "unbroken")
    start = time.monotonic()
    unbroken.run("add", work / "stills")
    whole = time.monotonic() - start
    chance = random.Random(1)
    broken = Catalog(work / "broken")
    killed = 0
    for _ in range(KILLS):
        process = broken.start("add", work / "stills")
        time.sleep(chance.uniform(0, whole))
        if process.poll() is None:
            killed += 1
        # The group that this run leads: the program and what it has started.
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        if chance.random() < 0.2:
            shutil.rmtree(broken.folder, ignore_errors=True)
    broken.run("add", work / "stills")
    broken.run("find", "--color", "ff0000", "--limit", 1)
    if killed < KILLS // 4:
        fail(f"only {killed} runs were still going when they were to be killed")
    if broken.export() != unbroken.export():
        fail("the export differs from the unbroken one")
    if broken.colors() != unbroken.colors():
        fail("the colors differ from the unbroken ones")


def check_two_writers(work):
    """Two processes add at once: nothing is lost, and nothing is there twice."""
    paint(work / "a", range(1, 121))
    paint(work / "b", range(100, 200))
    catalog = Catalog(work / "catalog")
    both = [catalog.start("add", work / name) for name in "ab"]
    for process in both:
        if process.wait(PATIENCE) != 0:
            fail(f"a writer ended with {process.returncode}")
    if len(catalog.run("list").stdout.splitlines()) != 220:
        fail("not every file is there")
    # 100…120 are in both folders, with the same bytes.
    if catalog.found("--limit", 1)["total"] != 199:
        fail("an item is missing, or there twice")


def check_update(work):
    """New, changed, moved and deleted files are noticed; a folder that is gone is kept."""
    paint(work / "stills", range(1, 11))
    paint(work / "disk", range(50, 55))
    catalog = Catalog(work / "catalog")
    catalog.run("add", work / "stills", work / "disk")
    stills = work / "stills"
    (stills / "still-0001.png").unlink()
    shutil.copy(stills / "still-0009.png", stills / "still-0002.png")
    (stills / "deep").mkdir()
    (stills / "still-0003.png").rename(stills / "deep/moved.png")
    paint(stills, [20])
    shutil.move(work / "disk", work / "away")
    catalog.run("update")
    paths = set(catalog.paths())
    if "still-0001.png" in paths or not {"deep/moved.png", "still-0020.png"} <= paths:
        fail(f"the update left {sorted(paths)}")
    if "still-0050.png" not in paths:
        fail("what is on a disk that is not there was forgotten")
    catalog.run("remove", f"{stills}/deep/")
    if "deep/moved.png" in catalog.paths():
        fail("a removed folder is still there")
    catalog.run("remove", work / "nothing", status=1)


def check_out_of_reach(work):
    """Nothing is forgotten because a disk is not mounted or a folder may not be read."""
    paint(work / "stills/disk", range(1, 4))
    paint(work / "stills/closed", range(4, 6))
    paint(work / "stills", range(6, 8))
    (work / "tags.csv").write_text("path,director\nstills/still-0007.png,Ray\n")
    catalog = Catalog(work / "catalog")
    catalog.run("add", work / "stills", "--tags", work / "tags.csv")
    whole = set(catalog.paths())
    # The place of a disk that is not there is an empty folder.
    shutil.move(work / "stills/disk", work / "away")
    (work / "stills/disk").mkdir()
    (work / "stills/still-0007.png").rename(work / "stills/moved.png")
    ended = catalog.run("update")
    if b"3 files kept" not in ended.stderr:
        fail(f"it is not told that files are out of reach: {ended.stderr.decode()}")
    expected = whole - {"still-0007.png"} | {"moved.png"}
    if set(catalog.paths()) != expected:
        fail(f"an update with an empty folder left {catalog.paths()}")
    if catalog.paths("--where", "director:ray") != ["moved.png"]:
        fail("a moved file lost its columns")
    if os.geteuid() != 0:
        (work / "stills/closed").chmod(0)
        catalog.run("update", status=None)
        (work / "stills/closed").chmod(0o755)
        if set(catalog.paths()) != expected:
            fail("a folder that may not be read was forgotten")
    shutil.rmtree(work / "stills/closed")
    catalog.run("update")
    if "closed/still-0004.png" in catalog.paths():
        fail("a deleted folder is still there")


def check_places(work):
    """Named files, links, roots in roots, a catalog among its stills, and files dated far ahead."""
    paint(work / "stills", range(1, 4))
    stills = work / "stills"
    paint(work / "other", [9])
    os.symlink(work / "other/still-0009.png", stills / "link.png")
    os.utime(stills / "still-0003.png", (13_569_465_600, 13_569_465_600))
    catalog = Catalog(stills / "catalog")
    for path in sorted(stills.glob("*.png")):
        catalog.run("add", path)
    catalog.run("add", "typo.png", status=1)
    catalog.run("add", work)
    if b"0 files added" not in catalog.run("update").stdout:
        fail("an update without changes adds files")
    if len(catalog.paths()) != 4:
        fail(f"the catalog added itself: {catalog.paths()}")
    catalog.run("remove", stills / "link.png")
    if len(catalog.run("list").stdout.splitlines()) != 4:
        fail("a link was taken for what it leads to")
    (stills / "still-0001.png").unlink()
    catalog.run("update")
    if any("still-0001" in path for path in catalog.paths()):
        fail("a deleted file that was named itself is still there")


def check_hostile_report(work):
    """A film's report that others have made can write nothing outside the catalog, and breaks nothing."""
    color = {"hex": "#c0182a", "proportion": 1, "population": 9, "role": "dominant", "name": "red",
             "reason": ""}

    def report(name, sha256, **shot):
        folder = work / name
        (folder / "stills").mkdir(parents=True)
        shutil.copy(work / "still.jpg", folder / "stills/shot-0001.jpg")
        shots = [{"firstFrame": 0, "lastFrame": 9, "start": 0, "end": 1, "colors": [color]} | shot]
        (folder / "film.json").write_text(json.dumps(
            {"version": 1, "source": {"name": f"{name}.mp4", "sha256": sha256, "width": 640,
                                      "height": 360, "container": "=cmd"}, "shots": shots}))
        paint(folder, [len(name)])
        return folder

    subprocess.run([Catalog.program, "samples", "--jpeg", "--width", "320", work / "samples"],
                   check=True, capture_output=True)
    shutil.copy(work / "samples/beach.jpg", work / "still.jpg")
    outside = work / "outside"
    outside.mkdir()
    path = os.path.relpath(outside / "x", work / "catalog/thumbnails/..")
    catalog = Catalog(work / "catalog")
    catalog.run("add", report("escape", path.ljust(64, "x")[:64]), status=2)
    catalog.run("add", report("forever", "ab" * 32, start=1e300, end=1e301), status=2)
    catalog.run("add", report("good", "cd" * 32))
    if list(outside.iterdir()):
        fail("something was written outside the catalog")
    if catalog.found("--where", "film:good.mp4")["total"] != 1 or len(catalog.paths()) != 4:
        fail(f"the stills beside a report are left out: {catalog.paths()}")
    for form in ("text", "csv", "sheet", "ase"):
        catalog.run("find", "-f", form)
    if b",=cmd" in catalog.run("find", "-f", "csv").stdout:
        fail("a name is a formula in a table")


def check_bad_files(work):
    """What cannot be read is told with its reason, and the rest is added."""
    paint(work / "stills", range(1, 4))
    bad = work / "stills"
    whole = (bad / "still-0001.png").read_bytes()
    (bad / "cut.png").write_bytes(whole[:len(whole) // 2])
    (bad / "empty.jpg").write_bytes(b"")
    (bad / "text.jpg").write_text("no picture")
    (bad / "notes.txt").write_text("not even called one")
    os.mkfifo(bad / "pipe.png")
    os.symlink("..", bad / "circle")
    (bad / ".hidden.png").write_bytes(whole)
    catalog = Catalog(work / "catalog")
    ended = catalog.run("add", bad, work / "missing.png", status=2)
    lines = ended.stderr.decode().splitlines()
    for name in ("cut.png", "empty.jpg", "text.jpg", "missing.png"):
        if sum(name in line for line in lines) != 1:
            fail(f"{name} is not told in one line: {lines}")
    if len(lines) != 4 or b"3 files added, 4 failed" not in ended.stdout:
        fail(f"{ended.stdout.decode()} {lines}")
    if catalog.run("list", "--failed").stdout.count(b"\n") != 3:
        fail("the failed files are not listed")


def check_spoiled(work):
    """Spoiled colors are made again; a spoiled database is told; a newer catalog is refused."""
    paint(work / "stills", range(1, 6))
    catalog = Catalog(work / "catalog")
    catalog.run("add", work / "stills")
    right = catalog.colors()
    for spoiled in (b"", right[:100], right[:200] + b"\xff" + right[201:]):
        (work / "catalog/colors.bin").write_bytes(spoiled)
        if len(catalog.paths("--color", "ff0000")) != 5 or catalog.colors() != right:
            fail("spoiled colors are used")
    with sqlite3.connect(work / "catalog/catalog.sqlite") as database:
        database.execute("PRAGMA user_version = 7")
    if b"newer than this program" not in catalog.run("find", status=1).stderr:
        fail("a newer catalog is not refused")
    for name in ("-wal", "-shm"):
        (work / f"catalog/catalog.sqlite{name}").unlink(missing_ok=True)
    (work / "catalog/catalog.sqlite").write_bytes(b"no database" * 400)
    error = catalog.run("find", status=1).stderr
    if b"not a database" not in error or error.count(b"\n") != 1:
        fail(f"a spoiled database: {error}")
    missing = Catalog(work / "nowhere")
    if b"there is no catalog here" not in missing.run("find", status=1).stderr:
        fail("a missing catalog is not told")


def check_full_disk(work):
    """A disk that is full is told, and what is there stays whole."""
    paint(work / "stills", range(1, 200))
    catalog = Catalog(work / "catalog")
    catalog.run("add", work / "stills/still-0001.png")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    ended = catalog.run("add", work / "stills", status=1, preexec_fn=limit)
    if ended.stderr.count(b"\n") != 1:
        fail(f"a full disk: {ended.stderr.decode()}")
    if "still-0001.png" not in catalog.paths()[0]:
        fail("what was there is gone")
    catalog.run("add", work / "stills")
    if catalog.found()["total"] != 199:
        fail("it is not continued after a full disk")


def check_words(work):
    """What cannot be searched for is told in one line, with status 64."""
    paint(work / "stills", range(1, 3))
    catalog = Catalog(work / "catalog")
    catalog.run("add", work / "stills")
    for words in (["--color", "zz"], ["--color", "ff0000:0"], ["--where", "dark"],
                  ["--sort", "beauty"], ["--limit", "0"], ["--without", "bluish"],
                  ["--color", "ff0000:60", "--color", "00ff00:60"], ["--where", "lightness:bright"]):
        ended = catalog.run("find", *words, status=64)
        if b"Fatal" in ended.stderr or not ended.stderr.startswith(b"Error: "):
            fail(f"{words}: {ended.stderr.decode()}")
    catalog.run("find", "--like", work / "nothing.png", status=1)
    catalog.run("info", "nobody", status=1)
    if b"nothing is near" not in catalog.run("find", "--color", "ff00ff").stderr:
        fail("it is not said that nothing is near")


CHECKS = [check_add_and_find, check_any_order, check_killed, check_two_writers, check_update,
          check_out_of_reach, check_places, check_hostile_report, check_bad_files, check_spoiled, check_full_disk, check_words]


def main():
    checks, _ = chosen(CHECKS, sys.argv[1:])
    folder = os.environ.get("PROGRAMS")
    Catalog.program = built("filmpalette", [folder] if folder else None)
    score = Score()
    for check in checks:
        with tempfile.TemporaryDirectory() as work:
            try:
                check(Path(work))
                score.say(name_of(check), [])
            except (Wrong, subprocess.TimeoutExpired) as wrong:
                score.say(name_of(check), [str(wrong)])
    score.end()


main()
