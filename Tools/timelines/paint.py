"""Small films of known cuts, rates and timecodes, painted with FFmpeg."""

import subprocess
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

WIDTH, HEIGHT = 64, 48
# The luma of both halves of a shot, and its color differences; neighbors are far apart.
LOOKS = [(60, 200, 90, 170), (190, 90, 180, 90), (40, 120, 60, 60), (220, 150, 128, 200)]
LOSSLESS = ["-c:v", "ffv1", "-g", "1"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "10", "-pix_fmt", "yuv420p"]


@dataclass
class Film:
    """What was painted."""

    path: Path
    rate: Fraction
    # Frames of each shot.
    shots: list
    # Of the first frame, as the file says it; none if it says none.
    timecode: str | None = None
    # The number of the first of numbered pictures.
    first: int | None = None
    # Seconds of each frame, if the rate varies.
    times: list = field(default_factory=list)

    @property
    def starts(self):
        """The first frame of each shot, and the end."""
        starts = [0]
        for length in self.shots:
            starts.append(starts[-1] + length)
        return starts


def frames(shots):
    """The bytes of every frame, in 4:2:0."""
    half, quarter = WIDTH // 2, WIDTH * HEIGHT // 4
    for shot, length in enumerate(shots):
        left, right, blue, red = LOOKS[shot % len(LOOKS)]
        rows = (bytes([left]) * half + bytes([right]) * half) * HEIGHT
        picture = rows + bytes([blue]) * quarter + bytes([red]) * quarter
        for _ in range(length):
            yield picture


def ffmpeg(words, feed=None):
    done = subprocess.run(["ffmpeg", "-hide_banner", "-v", "error", "-y", *map(str, words)],
                          input=feed, capture_output=True)
    if done.returncode:
        raise SystemExit(f"ffmpeg {' '.join(map(str, words))}\n{done.stderr.decode()}")


def paint(path, rate, shots, timecode=None, *, coding=H264, flags=(), filters=None, sound=0,
          first=None):
    """A film with these shots. `sound` is a number of channels."""
    rate = Fraction(rate)
    source = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{WIDTH}x{HEIGHT}", "-r", rate,
              "-i", "-"]
    if sound:
        layout = {1: "mono", 2: "stereo", 6: "5.1"}[sound]
        source += ["-f", "lavfi", "-i", f"anullsrc=r=48000:cl={layout}", "-shortest"]
    words = source + list(coding) + list(flags)
    if timecode and "-gop_timecode" not in flags:
        words += ["-timecode", timecode]
    if filters:
        words += ["-vf", filters]
    if first is not None:
        words += ["-start_number", first]
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    # A file of a strange name is no protocol and no pattern.
    ffmpeg([*words, f"file:{path}"], feed=b"".join(frames(shots)))
    return Film(Path(path), rate, list(shots), timecode, first)


def times(path):
    """The seconds of every frame, from the first."""
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "frame=pts_time",
         "-of", "csv=p=0", f"file:{path}"], check=True, capture_output=True, text=True)
    seconds = [Fraction(line.split(",")[0]) for line in done.stdout.split()]
    return [moment - seconds[0] for moment in seconds]
