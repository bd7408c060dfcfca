"""check-agreement.py FOLDER: one law, on every algorithm, space and kind of picture.

Whoever asks for a palette gets the same one from `filmpalette`, `POST /v1/palette` and the
library (Examples/StillPalette), byte for byte, and its colors and pixels from `filmpalette
compare`. The large pictures are such that k-means and `standout` want them decoded at different
sizes. On Linux.
"""

import ctypes
import http.client
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from painted import png

PROGRAMS = Path(sys.argv[1])
PICTURES = Path(__file__).parent.parent / "Tests/ReferenceData/pictures"
SMALL = ["rgb.gif", "rgb.heic", "rgb.avif", "rgb.jxl", "cmyk.tif", "float.tif", "gray16.png",
         "transparent.gif", "alpha.webp", "adobe-rgb.jpg"]
# What is asked of all algorithms in one space.
OTHERS = [{"count": "auto"}, {"region": "0.25,0.25,0.5,0.5"}, {"min-brightness": "0.3"}, {"lock": "ff00aa,102030"},
          {"bars": "keep", "sort": "hue", "min-chroma": "0.05", "seed": "7"}]
COUNT = "6"


def fail(words):
    sys.exit(f"Tools/check-agreement: {words}")


# --- pictures ---

def paint(path, grain):
    """A picture of more than 800,000 pixels: fields of squares of two colors, of which averaging
    makes one, with or without a grain that makes many."""
    noise = random.Random(1)
    fields = [[[noise.randrange(40, 216) for _ in range(3)] for _ in range(5)] for _ in range(3)]

    def pixel(x, y):
        color = fields[y * 3 // 720][x * 5 // 1280]
        change = (x * 7919 ^ y * 104729) % 48 - 24 if grain else 40 * ((x ^ y) & 1)
        return [max(0, level + change) for level in color]

    png(path, 1280, 720, pixel)


class Vips:
    """As much of libvips as writes pictures."""

    def __init__(self):
        self.library = ctypes.CDLL("libvips.so.42")
        self.library.vips_image_new_from_file.restype = ctypes.c_void_p
        if self.library.vips_init(b"check-agreement") != 0:
            fail("libvips does not start")

    def write(self, source, target, options=""):
        image = ctypes.c_void_p(
            self.library.vips_image_new_from_file(str(source).encode(), None))
        name = f"{target}{options}".encode()
        if not image or self.library.vips_image_write_to_file(image, name, None) != 0:
            fail(f"libvips does not write {target.name}")


def turned(jpeg, orientation):
    """A JPEG with an EXIF orientation behind its first marker."""
    body = (b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([orientation])
            + bytes(6))
    return jpeg[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[2:]


def pictures(folder):
    """The paths of pictures of every kind."""
    large, grain = folder / "large.png", folder / "grain.png"
    paint(large, False)
    paint(grain, True)
    vips = Vips()
    kinds = {"plain.jpg": "[Q=90]", "progressive.jpg": "[Q=90,interlace]",
             "p3.jpg": "[Q=90,profile=p3]", "large.webp": "[Q=80]", "large.tif": "[compression=lzw]"}
    for name, options in kinds.items():
        vips.write(large, folder / name, options)
    vips.write(grain, folder / "grain.jpg", "[Q=90]")
    (folder / "turned.jpg").write_bytes(turned((folder / "plain.jpg").read_bytes(), 6))
    names = ["grain.jpg", "large.png", *kinds, "turned.jpg"]
    return [folder / name for name in names] + [PICTURES / name for name in SMALL]


# --- the four ways ---

def lines(*arguments):
    """What a program prints, line by line."""
    run = subprocess.run([str(part) for part in arguments], capture_output=True, check=False)
    if run.returncode != 0:
        fail(f"{arguments[0].name} ends with {run.returncode}: {run.stderr.decode()}")
    found = run.stdout.splitlines(keepends=True)
    stills = sum(isinstance(part, Path) for part in arguments[1:])
    if len(found) != stills:
        fail(f"{arguments[0].name} gives {len(found)} palettes of {stills} stills")
    return found


def command(paths, options):
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return lines(PROGRAMS / "filmpalette", *flags, "-f", "json", *paths)


def library(paths, options):
    return lines(PROGRAMS / "still-palette", *(f"{n}={v}" for n, v in options.items()), *paths)


class Service:
    def __init__(self):
        self.process = subprocess.Popen(
            [PROGRAMS / "filmpalette-serve", "--port", "0", "--rate", "0", "--log-level", "error"],
            stderr=subprocess.PIPE, text=True)
        address = self.process.stderr.readline().strip().rstrip("/")
        if "http://" not in address:
            fail(f"the service does not start: {address}")
        self.port = int(address.rsplit(":", 1)[1])

    def ask(self, method, path, body=None):
        # Anew each time: one that waits for the other programs is closed for idleness.
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def palettes(self, paths, options):
        return [self.palette(path, options) for path in paths]

    def palette(self, path, options):
        query = urlencode({**options, "name": path.name, "format": "json"})
        status, body = self.ask("POST", f"/v1/palette?{query}", path.read_bytes())
        if status != 200:
            fail(f"the service answers {status} for {path.name}: {body.decode()}")
        return body


def compared(paths, options):
    """For each picture the trials of `filmpalette compare`, by algorithm and space."""
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    found = lines(PROGRAMS / "filmpalette", "compare", *flags, "-f", "json", *paths)
    return [{(trial["algorithm"], trial["space"]): trial
             for trial in json.loads(line)["comparisons"]["algorithms"]} for line in found]


# --- the law ---

class Law:
    def __init__(self):
        self.held = 0
        self.broken = []

    def expect(self, door, path, options, found, wanted):
        if found == wanted:
            self.held += 1
        else:
            self.broken.append(f"{door}, {path.name}, {options}:\n  {found}\n  {wanted}")


def check(law, paths, service, algorithms, spaces, others):
    """Every algorithm in every space, with these other options."""
    trials = compared(paths, {"count": COUNT, **others})
    for algorithm in algorithms:
        for space in spaces:
            options = {"count": COUNT, "algorithm": algorithm, "space": space, **others}
            wanted = command(paths, options)
            for door, found in [("library", library(paths, options)),
                                ("service", service.palettes(paths, options))]:
                for path, one, other in zip(paths, found, wanted):
                    law.expect(door, path, options, one, other)
            for path, shown, other in zip(paths, trials, wanted):
                # `standout` measures in a space of its own, whatever is asked.
                trial = shown[algorithm, "din2000" if algorithm == "standout" else space]
                palette = json.loads(other)
                for member in ("colors", "pixels"):
                    law.expect("compare", path, options, trial[member], palette[member])


def main():
    law = Law()
    service = Service()
    try:
        with tempfile.TemporaryDirectory() as name:
            paths = pictures(Path(name))
            table = json.loads(service.ask("GET", "/v1/options")[1])["options"]
            choices = {field["name"]: field.get("choices") for field in table}
            check(law, paths, service, choices["algorithm"], choices["space"], {})
            for others in OTHERS:
                check(law, paths[:1], service, choices["algorithm"], ["din99o"], others)
    finally:
        service.process.terminate()
        service.process.wait(10)
    for words in law.broken[:8]:
        print(words, file=sys.stderr)
    if law.broken:
        fail(f"{len(law.broken)} palettes differ, {law.held} agree")
    print(f"{law.held} palettes of {len(paths)} pictures are the same through every door")


main()
