"""How the report of a long film loads and scrolls in a browser."""
import json
import pathlib
import subprocess
import tempfile

import making

HERE = pathlib.Path(__file__).resolve().parent
TOOLS = HERE.parent.parent / "Tools"
SHOTS, HOURS = 2000, 2
LONGEST, LARGEST = 100, 20_000_000
MANNER = [
    f"The report of a film of {HOURS} hours and {SHOTS:,} shots, made by ffmpeg, is opened in headless",
    "Chromium at 1280 × 800. The wheel turns 120 times by 400 pixels, every 50 ms, from the scenes on;",
    "then once more with every part unfolded. Tasks are those of 50 ms or more (Long Tasks API); of their",
    "time of the processor, the four longest on loading are given.",
    f"The goals: under {LARGEST / 1e6:.0f} MB, and at most one task over {LONGEST} ms on loading."]


def film():
    """Two frames a second: every 3.6 seconds another color and another part of a picture."""
    seconds = HOURS * 3600
    source = f"mandelbrot=s=640x360:r={SHOTS}/{seconds}:maxiter=200:end_pts=700"
    change = "hue=H='n*2.39996':b='1.5*sin(n)',fps=2,noise=alls=4:allf=t"
    return making.made(f"{SHOTS}-shots.mp4", lambda target: making.ffmpeg(
        target, "-f", "lavfi", "-i", source, "-t", seconds, "-vf", change, "-c:v", "libx264",
        "-preset", "ultrafast", "-crf", 24, "-pix_fmt", "yuv420p"))


def told(tasks):
    """Tasks in words: how many, how many long ones, and the longest."""
    if not tasks:
        return "none"
    long = sum(task > LONGEST for task in tasks)
    return f"{len(tasks)}, {long} over {LONGEST} ms, longest {max(tasks):.0f} ms"


def section(command):
    """Lines of Markdown."""
    found = subprocess.run(
        [TOOLS / "browser-python"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    with tempfile.TemporaryDirectory(prefix="filmpalette-films-") as folder:
        subprocess.run([command, "film", film(), "-o", f"{folder}/report/"], check=True)
        shots = len(json.loads(pathlib.Path(folder, "report/film.json").read_text())["shots"])
        browse = subprocess.run(
            [found[0], HERE / "browse.py", found[1], f"{folder}/report/index.html"],
            stdout=subprocess.PIPE, text=True, check=True)
    return table(json.loads(browse.stdout), shots)


def table(seen, shots):
    """Lines of Markdown for what `browse.py` saw."""
    rows = [
        ("browser", f"Chromium {seen['version']}"), ("shots found", f"{shots:,}"),
        ("size of the page", f"{seen['size'] / 1e6:.1f} MB"),
        ("elements", f"{seen['load']['elements']:,}"),
        ("first paint", f"{seen['load']['paint']:.0f} ms"),
        ("loaded", f"{seen['load']['loaded']:.0f} ms"),
        ("tasks on loading", told(seen["load"]["tasks"])),
        ("their processor time, three times", "; ".join(
            ", ".join(f"{time:.0f}" for time in times[:4]) + " ms" for times in seen["processor"]))]
    for name, part in (("scrolling", "scroll"), ("scrolling, all unfolded", "scroll open")):
        frames = seen[part]
        rows += [(f"tasks on {name}", told(frames["tasks"])), (
            f"frames on {name}", f"median {frames['median']:.1f} ms, 95 % within "
            f"{frames['p95']:.1f} ms, longest {frames['most']:.0f} ms")]
    return ["## Result", "", "| what | measured |", "|---|---|",
            *(f"| {what} | {value} |" for what, value in rows)]
