"""Files that are no film, half a film, or a film with more than pictures in it."""

import subprocess

from .encoding import EXACT, H264, Film, ffmpeg
from .pictures import GRAYS, PALETTES, Reel, two_shots

TONE = ["-f", "lavfi", "-i", "sine=frequency=440:duration=1:sample_rate=8000"]
SUBTITLES = """1
00:00:00,100 --> 00:00:00,400
Where is the teal?

2
00:00:00,600 --> 00:00:00,900
<i>In the</i> second shot.
"""
CHAPTERS = """;FFMETADATA1
[CHAPTER]
TIMEBASE=1/1000
START=0
END=500
title=Night
[CHAPTER]
TIMEBASE=1/1000
START=500
END=1000
title=Wine
"""


def write(folder):
    """Writes all of them; what a reader must make of each."""
    (folder / "a folder").mkdir(exist_ok=True)
    return {
        "faults": faults(folder), "cut": truncated(folder), "hurt": hurt(folder),
        "whole": [single(folder), joined(folder)], "texts": texts(folder), "sequences": sequences(folder)}


def faults(folder):
    """No film at all: one line, exit status 1."""
    Film("sound.mp4", two_shots()).write(folder)
    whole = (folder / "sound.mp4").read_bytes()
    (folder / "sound.mp4").unlink()
    (folder / "empty.mp4").write_bytes(b"")
    (folder / "text.mp4").write_text("This is not a film.\n" * 100)
    (folder / "zeros.mkv").write_bytes(bytes(100_000))
    (folder / "no-frames.mp4").write_bytes(whole[: whole.index(b"mdat") - 4])
    (folder / "unknown-codec.mp4").write_bytes(whole.replace(b"avc1", b"zzzz").replace(
        b"avcC", b"zzzC"))
    Film("unknown-codec.mkv", two_shots()).write(folder)
    path = folder / "unknown-codec.mkv"
    path.write_bytes(path.read_bytes().replace(b"V_MPEG4/ISO/AVC", b"V_MPEG4/ISO/ZZZ"))
    ffmpeg([*TONE, *EXACT, "-c:a", "aac", "sound.m4a"], folder=folder)
    ffmpeg([*TONE, *EXACT, "sound.wav"], folder=folder)
    return ["empty.mp4", "text.mp4", "zeros.mkv", "no-frames.mp4", "unknown-codec.mp4",
            "unknown-codec.mkv", "sound.m4a", "sound.wav", "nothing.mp4", "a folder"]


def truncated(folder):
    """A film of 120 frames cut off at every tenth, in four containers."""
    reel = Reel()
    for i in range(8):
        reel.shot(i % len(PALETTES), 15)
    after = {"end.mp4": [], "front.mp4": ["-movflags", "+faststart"], "cut.mkv": [], "cut.ts": []}
    result = []
    for name, flags in after.items():
        film = Film(name, reel, after=["-g", "15", *flags])
        film.write(folder)
        whole = (folder / name).read_bytes()
        places = packets(folder / name)
        for tenth in range(1, 10):
            length = len(whole) * tenth // 10
            stem, ending = name.split(".")
            part = f"{stem}-{tenth}.{ending}"
            (folder / part).write_bytes(whole[:length])
            frames = 0 if name == "end.mp4" else sum(end <= length for end in places)
            result.append({"file": part, "frames": frames, "of": 120,
                           "promised": name != "cut.ts"})
        (folder / name).unlink()
    return result


def packets(path):
    """Where each packet of the film's pictures ends, in bytes."""
    lines = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "packet=pos,size", "-of", "csv=p=0", path],
        capture_output=True, text=True, check=True).stdout.split()
    return [sum(int(word) for word in line.strip(",").split(",")[:2]) for line in lines]


def hurt(folder):
    """A film with nonsense in its middle: what can be read is used."""
    reel = Reel().shot(0, 48).shot(1, 48).shot(2, 48)
    result = []
    for name in ("hurt.mp4", "hurt.mkv", "hurt.ts"):
        Film(name, reel, after=["-g", "12"]).write(folder)
        path = folder / name
        data = bytearray(path.read_bytes())
        middle = len(data) // 2
        data[middle : middle + 400] = bytes((i * 89 + 7) % 256 for i in range(400))
        path.write_bytes(data)
        result.append({"file": name, "of": 144})
    return result


def single(folder):
    film = Film("one-frame.mp4", Reel().shot(0, 1))
    film.write(folder)
    return film.truth()


def joined(folder):
    """Two transport streams one after the other: times and tags begin anew in the middle."""
    whole = Film("joined.ts", two_shots((0, 1, 2, 3)))
    parts = []
    for matrix, palettes in (("bt709", (0, 1)), ("bt601", (2, 3))):
        Film("part.ts", two_shots(palettes), matrix=matrix).write(folder)
        parts.append((folder / "part.ts").read_bytes())
    (folder / "joined.ts").write_bytes(b"".join(parts))
    # Long enough to be interrupted.
    reel = Reel()
    for i in range(20):
        reel.shot(i % len(PALETTES), 24)
    Film("part.ts", reel).write(folder)
    (folder / "long-joined.ts").write_bytes(2 * (folder / "part.ts").read_bytes())
    (folder / "part.ts").unlink()
    return whole.truth()


def texts(folder):
    """Subtitles and chapters in the film and beside it."""
    (folder / "lines.srt").write_text(SUBTITLES)
    (folder / "chapters.txt").write_text(CHAPTERS)
    result = []
    for name, codec in (("lines.mkv", "srt"), ("lines.mp4", "mov_text")):
        film = Film(name, two_shots(), before=[
            "-i", "lines.srt", "-i", "chapters.txt", *TONE, "-map", "0:v", "-map", "1:s",
            "-map", "3:a", "-map_metadata", "2", "-map_chapters", "2", "-c:s", codec])
        film.write(folder)
        result.append({**film.truth(), "subtitles": ["Where is the teal?", "In the second shot."],
                       "chapters": ["Night", "Wine"]})
    (folder / "chapters.txt").unlink()
    (folder / "lines.srt").rename(folder / "beside.srt")
    film = Film("beside.mkv", two_shots(), H264)
    film.write(folder)
    result.append({**film.truth(), "beside": "beside.srt", "chapters": [],
                   "subtitles": ["Where is the teal?", "In the second shot."]})
    return result


def sequences(folder):
    """Numbered pictures; the first number is not 1."""
    result = []
    jpeg = ["-c:v", "mjpeg", "-q:v", "1", "-qmin", "1"]
    for name, ending, pixels, codec, matrix in (
            ("png", "png", "rgb24", ["-c:v", "png"], "rgb"),
            ("jpg", "jpg", "yuvj420p", jpeg, "bt601"),
            ("gray", "png", "gray", ["-c:v", "png"], None)):
        (folder / name).mkdir(exist_ok=True)
        film = Film(
            f"{name}/frame%04d.{ending}", two_shots(GRAYS if name == "gray" else (0, 1)), codec,
            pixels=pixels, full=True, matrix=matrix or "bt709", tagged=False,
            after=["-start_number", "86"], truth={"matrix": matrix, "range": "full"})
        film.write(folder)
        result.append(film.truth())
    return result
