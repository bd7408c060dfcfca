"""Films to measure, made by ffmpeg under Benchmarks/.build, and what ffprobe tells of any film."""
import dataclasses
import json
import math
import os
import pathlib
import subprocess
import sys

from programs import BUILD

FOLDER = BUILD / "films"
# Pictures that ffmpeg paints: flat and full of detail, at rest and moving, each a "shot".
PAINTED = [
    "mandelbrot=s=1280x720:r=24:maxiter=500", "testsrc2=s=1280x720:r=24",
    "gradients=s=1280x720:r=24:seed=1:speed=0.02", "life=s=320x180:r=24:mold=10:ratio=0.1:seed=1"
    ":death_color=#803020:life_color=#40c0ff,scale=1280:720:flags=neighbor",
]
# Seconds of each.
PAINTED_LENGTH = 15
HEAVY_LENGTH = 60
# Bytes that the longest film may take.
MOST = 1_500_000_000


@dataclasses.dataclass(frozen=True)
class Film:
    """A film's file and what its container tells; rates in frames and bits a second."""
    path: pathlib.Path
    width: int
    height: int
    codec: str
    rate: float
    seconds: float
    bits: float

    @property
    def is_heavy(self):
        return self.height >= 1080 and self.bits >= 8e6

    @property
    def name(self):
        return self.path.name

    def __str__(self):
        return (
            f"{self.name}, {self.width} × {self.height}, {self.codec}, {self.bits / 1e6:.1f} Mb/s,"
            f" {self.rate:g} frames a second, {self.seconds:.0f} s")


def probed(path):
    told = json.loads(subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_streams", "-show_format",
         "-of", "json", str(path)], check=True, capture_output=True).stdout)
    stream = told["streams"][0]
    above, below = map(int, stream["avg_frame_rate"].split("/"))
    seconds = float(told["format"]["duration"])
    bits = float(stream.get("bit_rate") or told["format"]["bit_rate"])
    return Film(
        pathlib.Path(path), stream["width"], stream["height"], stream["codec_name"],
        above / below, seconds, bits)


def ffmpeg(target, *arguments):
    """Makes a file, which is there in full or not at all."""
    part = target.with_name(f"part-{os.getpid()}-{target.name}")
    subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-y", *map(str, arguments), str(part)], check=True)
    part.rename(target)
    return target


def made(name, make):
    """A file of .build/films, made unless it is there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / name
    if target.exists():
        return target
    print(f"Films/run: making {name}", file=sys.stderr, flush=True)
    return make(target)


def painted():
    """A minute of 720p that compresses well."""
    count = len(PAINTED)
    inputs = []
    for source in PAINTED:
        inputs += ["-f", "lavfi", "-t", PAINTED_LENGTH, "-i", source]
    chains = "".join(f"[{index}:v]setsar=1,format=yuv420p[v{index}];" for index in range(count))
    joined = "".join(f"[v{index}]" for index in range(count))
    return made("painted-720p.mp4", lambda target: ffmpeg(
        target, *inputs, "-filter_complex", f"{chains}{joined}concat=n={count}[v]",
        "-map", "[v]", "-c:v", "libx264", "-crf", 25))


def heavy(film):
    """A minute of it, enlarged to 1080p, with grain that costs some 9 Mb/s."""
    start = min(60, max(0, film.seconds - HEAVY_LENGTH))
    return made(f"{film.path.stem}-1080p.mp4", lambda target: ffmpeg(
        target, "-ss", start, "-t", HEAVY_LENGTH, "-i", film.path, "-an", "-sn",
        "-vf", "scale=1920:1080:flags=lanczos,noise=alls=10:allf=t+u", "-pix_fmt", "yuv420p",
        "-c:v", "libx264", "-preset", "medium", "-b:v", "9M", "-maxrate", "13M",
        "-bufsize", "18M"))


def halved(film):
    """Every second frame of it, at half the rate."""
    return made(f"{film.path.stem}-every-second.mp4", lambda target: ffmpeg(
        target, "-i", film.path, "-an", "-sn", "-vf", r"select=not(mod(n\,2))", "-vsync", 0,
        "-enc_time_base", -1, "-c:v", "libx264", "-preset", "ultrafast", "-crf", 12, "-g", 24))


def repeated(film, seconds):
    """The film as often one after the other as makes about so many seconds."""
    size = film.path.stat().st_size
    times = min(max(1, math.floor(seconds / film.seconds + 0.5)), max(1, MOST // size))
    FOLDER.mkdir(parents=True, exist_ok=True)
    listing = FOLDER / f"{film.path.stem}-{times}.txt"
    quoted = str(film.path.resolve()).replace("'", "'\\''")
    listing.write_text(f"file '{quoted}'\n" * times)
    target = FOLDER / f"{film.path.stem}-{times}-times.mkv"
    ffmpeg(target, "-f", "concat", "-safe", 0, "-i", listing, "-map", "0:v:0", "-c", "copy")
    listing.unlink()
    return target, times
