"""What the short cut of decoding saves and changes, codec by codec → films-decoding.md."""
import json
import subprocess
import sys
import tempfile

import numpy as np

import making
import sampling
from measure import Table, run
from readings import Readings, ffmpeg

LENGTH = 20
# Seconds from a film's start at which clips begin, in films that are three times as long.
START = 130
LARGE = ["-vf", "scale=1920:1080"]
X265 = ["-c:v", "libx265", "-preset", "fast", "-x265-params", "log-level=error"]
VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "6"]
AV1 = ["-c:v", "libsvtav1", "-preset", "10"]
MPEG2 = ["-c:v", "mpeg2video", "-bf", "2"]
CLIPS = {
    "H.264, 720p, 0.6 Mb/s": ("h264-720-06.mp4", ["-c:v", "libx264", "-b:v", "600k"]),
    "H.264, 720p, 2.5 Mb/s": ("h264-720-25.mp4", ["-c:v", "libx264", "-b:v", "2500k"]),
    "H.264, 720p, 6 Mb/s": ("h264-720-60.mp4", ["-c:v", "libx264", "-b:v", "6000k"]),
    "H.264, 1080p, 3 Mb/s": ("h264-1080-30.mp4", [*LARGE, "-c:v", "libx264", "-b:v", "3000k"]),
    "H.264, 1080p, 9 Mb/s": ("h264-1080-90.mp4", [*LARGE, "-c:v", "libx264", "-b:v", "9000k"]),
    "HEVC, 720p, 0.6 Mb/s": ("hevc-720-06.mp4", [*X265, "-b:v", "600k"]),
    "HEVC, 720p, 2.5 Mb/s": ("hevc-720-25.mp4", [*X265, "-b:v", "2500k"]),
    "VP9, 720p, 0.7 Mb/s": ("vp9-720-07.webm", [*VP9, "-b:v", "700k"]),
    "VP9, 720p, 2.5 Mb/s": ("vp9-720-25.webm", [*VP9, "-b:v", "2500k"]),
    "AV1, 720p, 0.7 Mb/s": ("av1-720-07.mkv", [*AV1, "-b:v", "700k"]),
    "AV1, 720p, 2.5 Mb/s": ("av1-720-25.mkv", [*AV1, "-b:v", "2500k"]),
    "MPEG-2, 720p, 3 Mb/s": ("mpeg2-720-30.mpg", [*MPEG2, "-b:v", "3000k"]),
    "MPEG-2, 720p, 10 Mb/s": ("mpeg2-720-100.mpg", [*MPEG2, "-b:v", "10000k"]),
}
PLAIN, UNFILTERED, NEEDED = "plain", "unfiltered", "needed"
EXACT, FAST = "exact", "fast"
SHORT_CUT = ["-skip_loop_filter", "noref"]
# The width of small frames, on which everything is counted, and of stills.
SMALL, STILL = (160, 90), (480, 270)

MANNER = [
    f"{LENGTH} seconds of the film are encoded with several codecs and bit rates. Whole processes are",
    "measured in alternating rounds, with one decoding thread; each ratio of CPU (user and system)",
    "compares with `ffmpeg -f null -` in the same round, and the table shows the median. *No filter*",
    "is `ffmpeg -skip_loop_filter noref`, *needed alone* is `ffmpeg -skip_frame noref`. *`--exact`*",
    "and *`--no-exact`* are `filmpalette film` with every frame and all outputs but stills; there is no",
    "figure for `--no-exact` where the codec has no short cut. The differences are those between FFmpeg's",
    "frames with *no filter* and with it, as sRGB: on frames of 160 × 90, where colors are counted, of",
    "255; and on frames of 480 × 270, as stills are, the worst frame's PSNR. *Shots* and the ΔE2000 of",
    "palettes compare `film.json` of the two."]


def clip(film, name, coding):
    start = min(START, film.seconds / 3)
    return making.made(f"{film.path.stem}-{name}", lambda target: making.ffmpeg(
        target, "-ss", start, "-t", LENGTH, "-i", film.path, "-map", "0:v:0", *coding))


def decoded(path, size, options=()):
    """The frames of a film, of so many pixels, as they are decoded."""
    width, height = size
    line = ffmpeg(path, "2", [
        "-vf", f"scale={width}:{height}:flags=area+accurate_rnd,format=gbrp",
        "-fps_mode", "passthrough"])
    line = [line[0], *options, *line[1:-2], "rawvideo", "-"]
    with subprocess.Popen(line, stdout=subprocess.PIPE) as process:
        while len(bytes_ := process.stdout.read(3 * width * height)) == 3 * width * height:
            yield np.frombuffer(bytes_, np.uint8).astype(np.float32)


def differences(path):
    """Mean and greatest difference of small frames, and the least PSNR of stills, in dB."""
    pairs = zip(decoded(path, SMALL), decoded(path, SMALL, SHORT_CUT), strict=True)
    apart = [np.abs(one - other) for one, other in pairs]
    pairs = zip(decoded(path, STILL), decoded(path, STILL, SHORT_CUT), strict=True)
    worst = max(float(np.mean((one - other) ** 2)) for one, other in pairs)
    psnr = 10 * np.log10(255 ** 2 / worst) if worst > 0 else float("inf")
    return np.mean(apart), max(frame.max() for frame in apart), psnr


def compared(one, other):
    """Whether shots are the same, and ΔE2000 of the film's palette and of its shots' palettes."""
    films = [json.loads(path.read_text()) for path in (one, other)]
    shots = [[
        [shot.get(name) for name in ("firstFrame", "lastFrame", "transition", "leftOut")]
        for shot in film["shots"]] for film in films]
    whole = sampling.apart(one, other).split(" | ")[0]
    if shots[0] != shots[1]:
        return f"**differ** | {whole} | "
    pairs = [
        pair for first, second in zip(films[0]["shots"], films[1]["shots"])
        if first.get("colors") and second.get("colors")
        for pair in sampling.matched(*map(sampling.lab_of, (first, second)))]
    return f"the same {len(shots[0])} | {whole} | {np.mean(pairs):.2f} ({max(pairs):.2f})"


def row(command, film, title, rounds):
    path = clip(film, *CLIPS[title])
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        readings = Readings(command, path, folder)
        plain = ffmpeg(path, "1")
        lines = {
            PLAIN: plain, UNFILTERED: [plain[0], *SHORT_CUT, *plain[1:]],
            NEEDED: [plain[0], "-skip_frame", "noref", *plain[1:]],
            EXACT: readings.filmpalette(EXACT, "--no-stills", "-j", "1", "--exact"),
            FAST: readings.filmpalette(FAST, "--no-stills", "-j", "1", "--no-exact")}
        works = {name: (lambda line: lambda: run(line))(line) for name, line in lines.items()}
        table = Table().fill(works, rounds, budget=1e9, first=1)
        if table.failures:
            raise RuntimeError(str(table.failures))
        jsons = [readings.folder / name / "film.json" for name in (EXACT, FAST)]
        has = json.loads(jsons[1].read_text())["source"]["decoding"] == FAST
        mean, most, psnr = differences(path) if has else (0, 0, 0)
        cells = [
            title, f"{table.median(PLAIN):.2f} s",
            *(f"{table.compare(name, PLAIN):.2f}" for name in (UNFILTERED, NEEDED, EXACT)),
            f"{table.compare(FAST, PLAIN):.2f}" if has else "",
            f"{mean:.3f} ({most:.0f})" if has else "", f"{psnr:.0f} dB" if has else "",
            compared(*jsons) if has else " | | "]
    print(f"Films/run: {' | '.join(cells)}", file=sys.stderr, flush=True)
    return f"| {' | '.join(cells)} |"


def section(command, film, rounds):
    """Lines of Markdown."""
    return [
        "## Result", "",
        "| clip | decoding | no filter | needed alone | `--exact` | `--no-exact` | small frames: mean (most)"
        " | stills: PSNR | shots | film's palette: mean (most) | shots' palettes: mean (most) |",
        f"|{'---|' * 11}", *(row(command, film, title, rounds) for title in CLIPS)]
