"""check-limits.py [NAME…]: what hostile pictures take of memory and time, as every command.

Each is read by a process of its own, whose greatest memory and whose time are measured. The files
are made here, but for mutations of Tests/ReferenceData/pictures.
"""

import multiprocessing
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from named_checks import Score, built, chosen, name_of

ROOT = Path(__file__).resolve().parent.parent
BUDGET = 640_000_000  # bytes: what the command takes by itself
SLACK = 64 << 20
SECONDS = 20  # of a debug build's time, for a picture of 100 megapixels
WAYS = {
    "colors": ["-f", "hex"],
    "sheet": ["-f", "sheet", "-o", "/dev/null"],
    "compare": ["-f", "json"],
}
# What a refusal says; "damaged" alone would leave open whether the file is to blame.
REASONS = re.compile(
    r"is too large: |cannot be read here: |is damaged: \S|is not a picture|is empty"
    r"|every pixel is transparent|takes too long to read")


class Taken:
    """One run of the command: status, words, memory in bytes, seconds of the processor."""

    def __init__(self, program, arguments):
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                [program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            errors.seek(0)
            self.words = errors.read().decode("utf-8", "replace")
        self.status = os.waitstatus_to_exitcode(status)
        self.memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        self.seconds = usage.ru_utime + usage.ru_stime

    def problem(self, memory, seconds):
        """What is wrong with it, or nothing."""
        lines = self.words.splitlines()
        if self.status not in (0, 1):
            return f"exit status {self.status}: {self.words[:200]}"
        if self.status == 1 and (len(lines) != 1 or not REASONS.search(lines[0])):
            return f"says {self.words[:300]!r}"
        if self.status == 0 and lines:
            return f"says {self.words[:300]!r} though it worked"
        if self.memory > memory:
            return f"{self.memory >> 20} MiB, not {memory >> 20}: {self.words[:100]}"
        if self.seconds > seconds:
            return f"{self.seconds:.1f} s, not {seconds}: {self.words[:100]}"
        return None


class Target:
    """What is checked, and small processes to start it from: the memory that the system counts for a
    program is at least what the process that started it ever had."""

    def __init__(self, folder):
        self.pool = ProcessPoolExecutor(
            os.cpu_count(), mp_context=multiprocessing.get_context("spawn"))
        self.program = os.environ.get("PROGRAM") or built("filmpalette")
        self.folder = Path(folder)

    def start(self, path, way):
        """What will have been taken by one way of reading a picture."""
        first = ["compare"] if way == "compare" else []
        return self.pool.submit(Taken, self.program, [*first, str(path), *WAYS[way]])

    def check(self, name, picture, says, memory=100 << 20, seconds=2, status=1):
        """Problems of a picture, in every way."""
        path = self.folder / name
        path.write_bytes(picture)
        for way in WAYS:
            taken = self.start(path, way).result()
            problem = taken.problem(memory, seconds)
            if not problem and taken.status != status:
                problem = f"exit status {taken.status}, not {status}: {taken.words}"
            if not problem and says not in taken.words:
                problem = f"says {taken.words!r}, not {says!r}"
            if problem:
                yield f"{name}, {way}: {problem}"
        path.unlink()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(side=64, bits=8, color=2, interlaced=0, before=b""):
    """A black square, with whole chunks before its pixels."""
    samples = {0: 1, 2: 3, 4: 2, 6: 4}[color]
    row = bytes(1 + (side * samples * bits + 7) // 8)
    packer = zlib.compressobj(1)
    # Interlaced there are more, shorter rows: together a little longer.
    packed = b"".join(packer.compress(row) for _ in range(side + 64 * interlaced))
    header = struct.pack(">IIBBBBB", side, side, bits, color, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before
            + chunk(b"IDAT", packed + packer.flush()) + chunk(b"IEND", b""))


def bomb(kind, megabytes):
    """A chunk of this kind whose text or profile unfolds to so much."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()
    heads = {b"zTXt": b"key\0\0", b"iCCP": b"key\0\0", b"iTXt": b"key\0\1\0\0\0"}
    return chunk(kind, heads[kind] + packed)


def tiff(entries, pixels=b"", directories=1):
    """A little-endian TIFF of these entries (tag: value, or a list of values), repeated."""
    at = 8 + len(pixels)
    data = bytearray(b"II*\0" + struct.pack("<I", at) + pixels)
    for index in range(directories):
        size = 2 + 12 * len(entries) + 4
        body, extra = struct.pack("<H", len(entries)), b""
        for tag, value in sorted(entries.items()):
            values = value if isinstance(value, list) else [value]
            packed = struct.pack(f"<{len(values)}I", *values)
            if len(values) > 1:
                packed, extra = struct.pack("<I", at + size + len(extra)), extra + packed
            body += struct.pack("<HHI", tag, 4, len(values)) + packed
        at += size + len(extra)
        data += body + struct.pack("<I", at if index + 1 < directories else 0) + extra
    return bytes(data)


def gray_tiff(width, height, samples=1, rows=None, **more):
    """A black TIFF without compression."""
    entries = {
        256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: 8, 277: samples,
        278: rows or height, 279: width * height * samples, **more}
    return entries


def check_lengths_beyond_the_file(target):
    """What a few bytes claim is refused before anyone allocates it."""
    head = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    pictures = {
        "chunk.png": start + struct.pack(">I", 1 << 30) + b"IDAT" + bytes(12),
        "text.png": start + struct.pack(">I", 1 << 30) + b"zTXt" + bytes(12),
        "segment.jpg": b"\xff\xd8\xff\xe1\xff\xff" + bytes(20),
        "riff.webp": b"RIFF" + struct.pack("<I", 1 << 30) + b"WEBPVP8L"
                     + struct.pack("<I", 1 << 30) + bytes(20),
        "count.tif": tiff(gray_tiff(64, 64) | {273: 8, 279: 1 << 30}),
        "box.heic": struct.pack(">I", 24) + b"ftypheic" + bytes(4) + b"mif1heic"
                    + struct.pack(">I", 1 << 30) + b"meta" + bytes(20),
        "box.jxl": b"\0\0\0\x0cJXL \r\n\x87\n" + struct.pack(">I", 20) + b"ftypjxl " + bytes(4)
                   + b"jxl " + struct.pack(">I", 1 << 30) + b"jxlc\xff\x0a" + bytes(20),
    }
    for name, picture in pictures.items():
        yield from target.check(name, picture, says="is damaged: ")


def check_data_beside_the_picture(target):
    """What is compressed beside the picture is left out, or bounded."""
    bombs = {
        "text.png": bomb(b"zTXt", 49) * 20, "words.png": bomb(b"iTXt", 49) * 20,
        "profile.png": bomb(b"iCCP", 200),
    }
    for name, before in bombs.items():
        yield from target.check(name, png(color=0, before=before), says="", status=0)


def check_many_channels(target):
    for samples in (6, 4000):
        picture = tiff(gray_tiff(64, 64, samples), bytes(64 * 64 * samples))
        yield from target.check(f"{samples}.tif", picture, says="channels")


def check_many_directories(target):
    picture = tiff(gray_tiff(16, 16), bytes(256), directories=190_000)
    yield from target.check("directories.tif", picture, says="cannot be read here: ")


def check_many_tiles(target):
    """A sheet of so many small ones takes 40 s."""
    tiles = 625 * 625
    entries = gray_tiff(10_000, 10_000) | {322: 16, 323: 16, 324: [8] * tiles, 325: [256] * tiles}
    for tag in (273, 278, 279):
        del entries[tag]
    yield from target.check("tiles.tif", tiff(entries, bytes(256)), says="tiles")


def check_much_beside_the_picture(target):
    """What libvips copies for each step counts as memory."""
    data = (ROOT / "Tests/ReferenceData/pictures/lossy.webp").read_bytes()
    size = int.from_bytes(data[16:20], "little")
    picture = data[12:20 + size + size % 2] if data[12:16] != b"VP8X" else data[30:]
    side = struct.unpack("<HH", picture[14:18])
    head = b"VP8X" + struct.pack("<IB3x", 10, 4) + b"".join(
        (length - 1).to_bytes(3, "little") for length in side)
    words = b"XMP " + struct.pack("<I", 50_000_000) + bytes(50_000_000)
    body = b"WEBP" + head + picture + words
    yield from target.check(
        "words.webp", b"RIFF" + struct.pack("<I", len(body)) + body, says="", status=0,
        memory=BUDGET + SLACK)


def check_pictures_that_are_held_whole(target):
    """Read within the budget, or refused with what they need."""
    yield from target.check(
        "fits.png", png(6000, interlaced=1), says="", status=0, memory=BUDGET + SLACK, seconds=SECONDS)
    yield from target.check(
        "large.png", png(9999, bits=16, color=6, interlaced=1),
        says="of memory, and the limit is 640 MB")


def check_mutations(target):
    """Bytes and lengths of good pictures are changed: never too much memory, a crash, or a stray line."""
    chance = random.Random(int(os.environ.get("SEED", 1)))
    files = sorted((ROOT / "Tests/ReferenceData/pictures").iterdir())
    seeds = [(file.suffix, file.read_bytes()) for file in files if file.suffix != ".md"]
    problems, most = [], [0, 0]

    def mutated(seed):
        bytes_ = bytearray(seed)
        for _ in range(chance.choice([1, 1, 2, 4, 16])):
            # Heads are where sizes are.
            place = chance.randrange(min(len(bytes_), chance.choice([64, 512, len(bytes_)])))
            if chance.random() < 0.4:
                bytes_[place] = chance.randrange(256)
            else:
                number = chance.choice([0, 1, 0x7FFF, 0xFFFF, 0x10000, 0x3FFFFFFF, 0xFFFFFFFF])
                form = chance.choice(["<H", ">H", "<I", ">I"])
                number &= 0xFFFF if form[1] == "H" else 0xFFFFFFFF
                packed = struct.pack(form, number)
                bytes_[place:place + len(packed)] = packed
        return bytes(bytes_[: chance.choice([len(bytes_)] * 9 + [chance.randrange(1, len(bytes_))])])

    def finish(name, picture, way, taken):
        most[0], most[1] = max(most[0], taken.memory), max(most[1], taken.seconds)
        problem = taken.problem(BUDGET + SLACK, SECONDS)
        if problem:
            problems.append(f"{name}, {way}: {problem}")
            if keep := os.environ.get("KEEP"):
                (Path(keep) / name).write_bytes(picture)

    count, started = int(os.environ.get("MUTATIONS", 300)), []
    for index in range(count):
        suffix, seed = chance.choice(seeds)
        way = chance.choice(["colors"] * 8 + ["sheet", "compare"])
        path, picture = target.folder / f"mutation-{index}{suffix}", mutated(seed)
        path.write_bytes(picture)
        started.append((path, picture, way, target.start(path, way)))
        # A few are ahead, so that no more of them are on the disk.
        while len(started) > (20 if index + 1 < count else 0):
            path, picture, way, run = started.pop(0)
            finish(path.name, picture, way, run.result())
            path.unlink()
    yield from problems
    target.detail = f"{count}, {most[0] >> 20} MiB and {most[1]:.1f} s at most"


CHECKS = [
    check_lengths_beyond_the_file, check_data_beside_the_picture, check_many_channels,
    check_many_directories, check_many_tiles, check_much_beside_the_picture,
    check_pictures_that_are_held_whole, check_mutations,
]


def main():
    checks, _ = chosen(CHECKS, sys.argv[1:])
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        target = Target(folder)
        for check in checks:
            target.detail = ""
            score.say(name_of(check), list(check(target)), target.detail)
    score.end()


if __name__ == "__main__":
    main()
