"""Is film.json what was painted? Every problem is a few words."""

from painted_films.colors import difference, parsed

MOST = 3.0  # ΔE2000 of a palette's color from what was painted
BIG = 0.1  # the share of a picture from which a color must be found
CLOCK = 0.00101  # seconds: containers that count milliseconds


def problems(told, truth, exit_status=0):
    if exit_status:
        yield f"exit status {exit_status}"
    yield from about(told["source"], truth)
    yield from clock(told["timeline"], truth)
    yield from shots(told["shots"], truth)
    if is_colored(truth):
        yield from colors(told["shots"], truth)


def is_colored(truth):
    """Whether the film's colors can be known from what it says."""
    return "skip" not in truth and not truth.get("bright")


def about(source, truth):
    coded = truth.get("coded") or [truth["width"], truth["height"]]
    if truth["rotation"] % 180 == 90 and "coded" not in truth:
        coded.reverse()
    wanted = {
        "name": truth["file"].split("/")[-1], "width": truth["width"], "height": truth["height"],
        "codedWidth": coded[0], "codedHeight": coded[1], "rotation": truth["rotation"],
        "pixelFormat": truth["pixels"], "interlaced": bool(truth.get("interlaced")),
        "pixelAspect": "{}/{}".format(*truth.get("aspect", [1, 1])),
    }
    for key, value in wanted.items():
        if source.get(key) != value:
            yield f"{key} is {source.get(key)}, not {value}"
    for key in ("matrix", "range", "transfer", "primaries"):
        value = truth[key]
        if value and not source.get(key, "").startswith(value):
            yield f"{key} is {source.get(key)}, not {value}"
    if (truth["matrix"] or "").endswith("(assumed)"):
        if not any("matrix" in note for note in source["notes"]):
            yield "no note says that the matrix was assumed"
    if bool(truth.get("hdr")) != bool(source.get("toneMapping")):
        yield f"toneMapping is {source.get('toneMapping')}"


def times(truth):
    """Seconds at which each frame is shown."""
    if "seconds" in truth:
        return truth["seconds"]
    numerator, denominator = truth["rate"]
    return [n * denominator / numerator for n in range(truth["frames"])]


def clock(timeline, truth):
    if timeline["frames"] != truth["frames"]:
        yield f"{timeline['frames']} frames, not {truth['frames']}"
    if truth["rate"] and timeline["frameRate"] != "{}/{}".format(*truth["rate"]):
        yield f"frame rate {timeline['frameRate']}"
    if timeline["variable"] == bool(truth["rate"]):
        yield f"variable is {timeline['variable']}"


def shots(found, truth):
    painted, stamps = truth["shots"], times(truth)
    if len(found) != len(painted):
        firsts = [shot["firstFrame"] for shot in found], [shot["first"] for shot in painted]
        yield "shots begin at {}, not {}".format(*firsts)
        return
    for number, (shot, wanted) in enumerate(zip(found, painted)):
        first, kind = shot["firstFrame"], shot["transition"]
        low, high = wanted.get("blend", [wanted["first"], wanted["first"] - 1])
        if not low <= first <= high + 1:
            yield f"shot {number} begins at {first}, not in {low}…{high + 1}"
        if kind != wanted["transition"]:
            yield f"shot {number} comes by {kind}, not {wanted['transition']}"
        if first < len(stamps) and abs(shot["start"] - stamps[first]) > CLOCK:
            yield f"shot {number} starts at {shot['start']} s, not {stamps[first]:.6f}"
        after = shot["lastFrame"] + 1
        if after < len(stamps) and abs(shot["end"] - stamps[after]) > CLOCK:
            yield f"shot {number} ends at {shot['end']} s, not {stamps[after]:.6f}"
        if number and first != found[number - 1]["lastFrame"] + 1:
            yield f"shot {number} does not follow the one before"
        yield from bars(number, shot.get("bars"), wanted["bars"])


def bars(number, found, wanted):
    if bool(found) != bool(wanted):
        yield f"shot {number} has bars {found}, not {wanted}"
    elif found and any(abs(found[key] - wanted[key]) > 1 for key in wanted):
        yield f"shot {number} has bars {list(found.values())}, not {list(wanted.values())}"


def colors(shots, truth):
    """Of every shot all big colors, and nothing that was not painted."""
    for number, (shot, wanted) in enumerate(zip(shots, truth["shots"])):
        found = shot.get("colors", [])
        painted = [parsed(color["hex"]) for color in wanted["colors"]]
        yield from strangers(f"shot {number}", found, painted)
        for color in wanted["colors"]:
            near = min((difference(parsed(color["hex"]), f["rgb"]) for f in found), default=99)
            if color["share"] >= BIG and near > MOST:
                yield f"shot {number} lacks {color['hex']} (ΔE {near:.1f})"


def film_colors(told, truth):
    """The same of the whole film, whose palette has as many colors as its shots together."""
    painted = [color for shot in truth["shots"] for color in shot["colors"]]
    yield from strangers("the film", told["film"]["colors"],
                         [parsed(color["hex"]) for color in painted])
    for color in painted:
        near = min(difference(parsed(color["hex"]), f["rgb"]) for f in told["film"]["colors"])
        if color["share"] >= 2 * BIG and near > MOST:
            yield f"the film lacks {color['hex']} (ΔE {near:.1f})"


def strangers(place, found, painted):
    if not found:
        yield f"{place} has no colors"
    for color in found:
        near = min(difference(color["rgb"], other) for other in painted)
        if near > MOST:
            yield f"{place} has {color['hex']}, which was not painted (ΔE {near:.1f})"
