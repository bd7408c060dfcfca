"""Turns painted frames into a film with FFmpeg, and says what is true about it."""

import os
import struct
import subprocess
from functools import lru_cache

from .colors import text
from .pictures import shares
from .planes import Canvas, Signal, area

QUIET = ["ffmpeg", "-hide_banner", "-v", "error", "-y"]
EXACT = ["-threads", "1", "-fflags", "+bitexact", "-flags", "+bitexact"]
# Encoders that keep the painted colors, and how they are told to.
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "3"]
LOSSLESS = ["-c:v", "ffv1", "-level", "3", "-g", "12"]
# Tags of a film in FFmpeg's words, by what the truth calls them.
TAGS = {
    "bt601": ("smpte170m", "smpte170m"), "bt709": ("bt709", "bt709"),
    "bt2020": ("bt2020nc", "bt2020-10"), "rgb": ("gbr", "iec61966-2-1"),
}


@lru_cache(None)
def encoders():
    """The names of what this FFmpeg can write."""
    done = subprocess.run(["ffmpeg", "-hide_banner", "-encoders"], capture_output=True, text=True)
    return {line.split()[1] for line in done.stdout.splitlines() if len(line.split()) > 1}


def ffmpeg(arguments, feed=None, folder=None):
    # SVT-AV1 talks on standard error unless told not to.
    done = subprocess.run(QUIET + arguments, input=feed, cwd=folder, capture_output=True,
                          env={**os.environ, "SVT_LOG": "0"})
    if done.returncode or done.stderr:
        raise SystemExit(f"ffmpeg {' '.join(arguments)}\n{done.stderr.decode()}")


def tagging(matrix, full, transfer=None, primaries="bt709", field=None):
    """The filter and the flags that write tags; with `matrix` nil only the field's order."""
    words = []
    if matrix:
        space, curve = TAGS[matrix]
        curve = transfer or curve
        words = [f"colorspace={space}", f"color_trc={curve}", f"color_primaries={primaries}",
                 f"range={'pc' if full else 'tv'}"]
    elif full:
        words = ["range=pc"]
    if field:
        words.append(f"field_mode={field}")
    flags = []
    if matrix:
        flags = ["-colorspace", space, "-color_trc", curve, "-color_primaries", primaries]
    if matrix or full:
        flags += ["-color_range", "pc" if full else "tv"]
    return ["setparams=" + ":".join(words)] if words else [], flags


def turn(path, degrees):
    """Tells players of an MP4 to turn its picture clockwise: the matrix of its track header."""
    data = bytearray(path.read_bytes())
    place = data.index(b"tkhd") + 4 + 40
    a, b, c, d = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}[degrees]
    struct.pack_into(">5i", data, place, a << 16, b << 16, 0, c << 16, d << 16)
    path.write_bytes(data)


class Film:
    """One film to be written: its frames, its coding, and its truth."""

    def __init__(self, name, reel, codec=H264, size=(160, 90), rate="24", pixels="yuv420p",
                 matrix="bt709", tagged=True, full=False, transfer=None, primaries="bt709",
                 filters=(), after=(), before=(), frames=None, truth=None, field=None, gain=1):
        self.name, self.reel, self.codec, self.size, self.rate = name, reel, codec, size, rate
        curve = {"smpte2084": "pq", "arib-std-b67": "hlg"}.get(transfer, "srgb")
        self.signal = Signal(pixels, matrix if matrix != "rgb" else "bt709", full, curve,
                             primaries, gain)
        self.tags = tagging(matrix if tagged else None, full and tagged, transfer, primaries, field)
        self.filters, self.after, self.before = list(filters), list(after), list(before)
        self.own = frames  # raw frames that are not simply the reel's pictures
        self.matrix, self.tagged, self.full, self.transfer = matrix, tagged, full, transfer
        self.primaries, self.more = primaries, truth or {}

    @property
    def can_be_written(self):
        return self.codec[1] in encoders()

    def raw(self):
        canvas = Canvas(*self.size, self.signal)
        if self.own:
            return b"".join(self.own(canvas))
        return b"".join(canvas.frame(*frame) for frame in self.reel.frames)

    def write(self, folder):
        width, height = self.size
        filters, flags = self.tags
        filters = filters + self.filters
        ffmpeg([
            "-f", "rawvideo", "-pix_fmt", self.signal.pixels, "-s", f"{width}x{height}",
            "-r", self.rate, "-i", "pipe:0", *self.before, *EXACT,
            *(["-vf", ",".join(filters)] if filters else []), *flags, *self.codec,
            "-pix_fmt", self.signal.pixels, *self.after, self.name], self.raw(), folder)
        if "rotation" in self.more:
            turn(folder / self.name, self.more["rotation"])

    def truth(self):
        """What a reader of the film must find."""
        width, height = self.size
        numerator, _, denominator = self.rate.partition("/")
        word = "tagged" if self.tagged else "assumed"
        result = {
            "file": self.name, "width": width, "height": height, "rotation": 0,
            "frames": len(self.reel.frames), "rate": [int(numerator), int(denominator or 1)],
            "pixels": self.signal.pixels, "matrix": f"{self.matrix} ({word})",
            "range": f"{'full' if self.full else 'limited'} ({word})",
            "transfer": self.transfer, "primaries": self.primaries,
            "shots": [self.shot_truth(shot) for shot in self.reel.shots],
        }
        result.update(self.more)
        return result

    def shot_truth(self, shot):
        x, y, w, h = area(*self.size, shot["bars"])
        kept = {key: shot[key] for key in ("first", "last", "transition", "blend", "flash")
                if key in shot}
        kept["bars"] = shot["bars"] and {"x": x, "y": y, "width": w, "height": h}
        parts = shares(shot["palette"])
        kept["colors"] = [{"hex": text(c), "share": round(s, 4)}
                          for c, s in zip(shot["palette"], parts)]
        return kept
