"""Decodes painted films with FFmpeg alone and compares them with what is said about them."""

import json
import subprocess

from .colors import difference, parsed
from .pictures import picture

# FFmpeg's names of matrices for its scaler.
MATRICES = {"bt601": "smpte170m", "bt709": "bt709", "bt2020": "bt2020nc"}
MOST = 2.5  # of 255, in any channel: twice the rounding of limited range, and the coder's loss


def check(folder):
    """The number of films whose truth is not true."""
    truth, bad = json.loads((folder / "truth.json").read_text()), 0
    for film in truth["films"]:
        for words in problems(folder, film):
            print(f"{film['file']}: {words}")
            bad += 1
    print(f"{len(truth['films'])} films, {bad} problems")
    return min(bad, 1)


def problems(folder, film):
    path = str(folder / film["file"])
    stream = json.loads(subprocess.run(
        ["ffprobe", "-v", "error", "-count_packets", "-select_streams", "v", "-show_streams",
         "-show_frames", "-of", "json", path], capture_output=True, check=True).stdout)
    about, frames = stream["streams"][0], stream["frames"]
    if len(frames) != film["frames"]:
        yield f"{len(frames)} frames, not {film['frames']}"
    yield from clock_problems(film, frames)
    yield from tag_problems(film, about, frames[0])
    # What FFmpeg itself reads otherwise: every gray as full range, HLG channel by channel.
    if film["file"] != "ffv1-gray-limited.mkv" and film["transfer"] != "arib-std-b67":
        yield from color_problems(film, path, about)


def clock_problems(film, frames):
    rate = film["rate"]
    times = film.get("seconds") or [n * rate[1] / rate[0] for n in range(film["frames"])]
    stamps = [float(frame.get("best_effort_timestamp_time", "nan")) for frame in frames]
    found = [stamp - stamps[0] for stamp in stamps]
    worst = max(abs(a - b) for a, b in zip(times, found))
    if worst > 0.0011:
        yield f"times are off by {worst:.4f} s"


def tag_problems(film, about, frame):
    turn = next((-data["rotation"] % 360 for data in about.get("side_data_list", [])
                 if "rotation" in data), 0)
    if turn != film["rotation"]:
        yield f"turned by {turn}"
    if about["pix_fmt"] != film["pixels"]:
        yield f"pixels {about['pix_fmt']}"
    space = about.get("color_space", "unknown")
    if film["matrix"] and "(tagged)" in film["matrix"]:
        if space != MATRICES[film["matrix"].split()[0]]:
            yield f"matrix {space}"
    elif film["matrix"] and "(assumed)" in film["matrix"] and space != "unknown":
        yield f"matrix {space} instead of none"
    if "(tagged)" in film["range"]:
        if about.get("color_range") != ("pc" if "full" in film["range"] else "tv"):
            yield f"range {about.get('color_range')}"
    elif "(assumed)" in film["range"] and "color_range" in about:
        yield f"range {about['color_range']} instead of none"
    if film["transfer"] and about.get("color_transfer") != film["transfer"]:
        yield f"transfer {about.get('color_transfer')}"
    if bool(frame["interlaced_frame"]) != bool(film.get("interlaced")):
        yield f"interlaced_frame is {frame['interlaced_frame']}"


def color_problems(film, path, about):
    width, height = about["width"], about["height"]
    matrix = MATRICES.get((film["matrix"] or "bt709").split()[0], "bt709")
    limits = "full" if film["range"].startswith("full") or "skip" in film else "limited"
    flat = (f"scale=in_color_matrix={matrix}:in_range={limits}:out_range=full"
            ":flags=accurate_rnd+full_chroma_int+full_chroma_inp+neighbor,format=rgb24")
    curve = film["transfer"] or "iec61966-2-1"
    wide = (f"zscale=tin={curve}:t=linear:npl=203,format=gbrpf32le,"
            "zscale=p=709:t=iec61966-2-1,format=rgb24")
    scale = wide if film["primaries"] != "bt709" else flat
    if film.get("interlaced"):
        scale, height = f"field=top,{flat}", height // 2
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-noautorotate", "-i", path, "-fps_mode", "passthrough",
         "-vf", scale, "-f", "rawvideo", "-"], capture_output=True, check=True).stdout
    for shot in film["shots"]:
        at = (shot["first"] + shot["last"] + 1) // 2
        if "blend" in shot:
            at = max(at, shot["blend"][1] + 1)
        frame = raw[at * width * height * 3 : (at + 1) * width * height * 3]
        area = shot["bars"] or {"x": 0, "y": 0, "width": width, "height": height}
        colors = [parsed(color["hex"]) for color in shot["colors"]]
        painted = picture(colors)
        # The last color walks.
        for color in colors[:4]:
            column, row = cell(painted, color)
            if film.get("interlaced") and "bff" in film["file"]:
                column = (column + 8) % 16
            x = int(area["x"] + column / 16 * area["width"])
            y = int(area["y"] + row / 9 * area["height"])
            found = frame[3 * (y * width + x) :][:3]
            apart = max(abs(a - b) for a, b in zip(found, color))
            if apart > MOST and difference(found, color) > 2 and not film.get("bright"):
                yield (f"frame {at}: {tuple(found)} for {color}, "
                       f"ΔE {difference(found, color):.1f}")


def cell(painted, color):
    """The middle of the last cell of this color, in cells."""
    return [(x + 0.5, y + 0.5) for y, row in enumerate(painted) for x, one in enumerate(row)
            if one == color][-1]
