"""What is lost where not every frame is read: pixels, palettes, shots."""
import functools
import json
import math
import subprocess

import making
import shots
from readings import Readings

MANNER = [
    "This page measures how far the results of a sampled film are from those of all frames.",
    "*Pixels in another cube* is the share of pixels that would have to move between cubes of 8 ×",
    "8 × 8 sRGB codes; bars and black frames are counted too (`Films/Sampling`). *Palette*",
    "compares the film's eight colors, paired so that the sum of ΔE2000 is least. *Of everything*",
    "does the same with the palette that includes what is left out, such as credits."]
SAMPLINGS = ["keyframes", "every:0.25s", "every:1s"]


def second(film):
    """Every second frame; a time that is rounded down, so that no frame comes too early for it."""
    return f"every:{math.floor(2e6 / film.rate) / 1e6:.6f}s"


def pixels(program, film, samplings):
    """Frames read and share of pixels in another cube, by sampling."""
    done = subprocess.run(
        [program, str(film.path), *samplings], check=True, capture_output=True, text=True)
    rows = (line.split("\t") for line in done.stdout.splitlines())
    return {name: (int(frames), float(share)) for name, frames, share in rows}


def report(readings, sampling):
    """The film.json of a sampling."""
    name = "sampled-" + sampling.split(":")[-1]
    subprocess.run(
        readings.filmpalette(name, "--no-stills", "-f", "json", "--sample", sampling),
        check=True, stdout=subprocess.DEVNULL)
    return readings.folder / name / "film.json"


def lab_of(part):
    """CIELAB of the palette of a shot or of another part of film.json."""
    from differences import lab
    return lab([list(bytes.fromhex(color["hex"].removeprefix("#"))) for color in part["colors"]])


def colors(path, part):
    """CIELAB of a film's palette: `film`, or `everything`, in which nothing is left out."""
    return lab_of(json.loads(path.read_text())[part])


def matched(first, others):
    """ΔE2000 of each color and its partner, so paired that their sum is least."""
    from differences import ciede2000
    if len(first) > len(others):
        first, others = others, first
    apart = ciede2000(first[:, None], others[None])

    @functools.cache
    def best(index, taken):
        if index == len(first):
            return 0.0, ()
        choices = []
        for partner in range(len(others)):
            if taken >> partner & 1 == 0:
                cost, rest = best(index + 1, taken | 1 << partner)
                own = float(apart[index, partner])
                choices.append((own + cost, (own, *rest)))
        return min(choices)

    return best(0, 0)[1]


def apart(every, path):
    """Mean and greatest ΔE2000 of the palettes of two film.json, as cells of a row."""
    cells = []
    for part in ["film", "everything"]:
        pairs = matched(colors(every, part), colors(path, part))
        cells.append(f"{sum(pairs) / len(pairs):.2f} ({max(pairs):.2f})")
    return " | ".join(cells)


def halved(command, film, folder, every):
    """The row of a film that has every second frame, of which all are read."""
    readings = Readings(command, making.halved(film), folder / "halved")
    readings.folder.mkdir()
    path = report(readings, "all")
    frames = json.loads(path.read_text())["timeline"]["frames"]
    return (
        f"| a film of every second frame | {frames:,} | | {apart(every, path)}"
        f" | {len(shots.from_json(path))} |")


def table(readings, film, program, cuts, script):
    """Rows of Markdown, a sampling each."""
    every = report(readings, "all")
    samplings = {sampling: sampling for sampling in SAMPLINGS}
    samplings[second(film)] = f"every second frame (`{second(film)}`)"
    counted = pixels(program, film, samplings)
    rows = [
        "| read | frames | pixels in another cube | palette, mean ΔE2000 (most)"
        f" | of everything | shots |{' F1 of cuts | recall |' if cuts else ''}",
        f"|{'---|' * (8 if cuts else 6)}"]
    for sampling, title in {"all": "every frame", **samplings}.items():
        path = every if sampling == "all" else report(readings, sampling)
        frames, share = counted[sampling]
        starts = shots.from_json(path)
        looked = not sampling.startswith("every:")
        row = (
            f"| {title} | {frames:,} | {100 * share:.2f}% | {apart(every, path)}"
            f" | {len(starts) if looked else 'not looked for'} |")
        scored = shots.score(starts, cuts, script) if looked else None
        if cuts:
            row += f" {scored['f1']:.3f} | {scored['recall']:.3f} |" if scored else " | |"
        rows.append(row)
    last = halved(readings.command, film, readings.folder, every)
    return [*rows, last + (" | |" if cuts else "")]
