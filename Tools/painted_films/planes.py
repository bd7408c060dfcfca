"""Pictures as the raw bytes of a film's pixel format, in the words of FFmpeg.

Nothing is converted by FFmpeg: every code value is computed here.
"""

import re
import struct
from functools import lru_cache

from .colors import luma_chroma, signal
from .pictures import BLACK, COLUMNS, ROWS

# Shifts of chroma, sideways and down.
SUBSAMPLING = {"420": (1, 1), "422": (1, 0), "444": (0, 0), "411": (2, 0), "440": (0, 1)}
# The places of red, green, blue and the rest in a pixel of one packed format.
PACKED = {"rgb24": "rgb", "bgr24": "bgr", "bgr0": "bgr1", "rgba": "rgb1", "bgra": "bgr1"}


class Signal:
    """How colors become code values: the tags of a film, true or not written."""

    def __init__(self, pixels="yuv420p", matrix="bt709", full=False, transfer="srgb",
                 primaries="bt709", gain=1):
        self.pixels, self.matrix, self.full = pixels, matrix, full
        self.transfer, self.primaries, self.gain = transfer, primaries, gain
        depth = re.search(r"(9|10|12|14|16)(le)?$", pixels)
        self.depth = int(depth[1]) if depth else 8
        self.alpha = "yuva" in pixels or pixels == "gbrap"
        found = re.search(r"yuv[aj]?(\d{3})", pixels)
        self.shifts = SUBSAMPLING[found[1]] if found else None
        self.codes = lru_cache(None)(self._codes)

    def _codes(self, color):
        """The values of one color, plane after plane, or byte after byte if packed."""
        rgb = signal(color, self.transfer, self.primaries, self.gain)
        top = (1 << self.depth) - 1
        whole = [min(top, max(0, round(v * top))) for v in rgb]
        if self.pixels in PACKED:
            return [{"r": whole[0], "g": whole[1], "b": whole[2], "1": 255}[c]
                    for c in PACKED[self.pixels]]
        if self.pixels.startswith("gbr"):
            return [whole[1], whole[2], whole[0]] + [top] * self.alpha
        values = luma_chroma(rgb, self.matrix, self.depth, self.full)
        if self.pixels.startswith("gray"):
            return values[:1]
        return values + [top] * self.alpha

    def run(self, value):
        return bytes([value]) if self.depth == 8 else struct.pack("<H", value)


def edges(start, length, count, end):
    """Where cells begin and end: even, so that two samples of chroma never share a color."""
    inner = [start + 2 * round(i * length / count / 2) for i in range(1, count)]
    return [start, *inner, end]


def area(width, height, bars):
    """x, y, width, height of the picture inside bars: `letterbox` 2.39, `pillarbox` 4:3."""
    if bars == "letterbox":
        inside = 2 * round(width / 2.39 / 2)
        top = (height - inside) // 4 * 2
        return 0, top, width, height - 2 * top
    if bars == "pillarbox":
        inside = 2 * round(height * 4 / 3 / 2)
        left = (width - inside) // 4 * 2
        return left, 0, width - 2 * left, height
    return 0, 0, width, height


class Canvas:
    """Paints frames of one size and signal."""

    def __init__(self, width, height, signal):
        self.width, self.height, self.signal = width, height, signal
        self.frame = lru_cache(64)(self._frame)

    def _frame(self, picture, bars=None):
        return b"".join(b"".join(rows) for rows in self.planes(picture, bars))

    def woven(self, upper, lower):
        """Two moments in one frame: the even rows of every plane are the upper field."""
        planes = zip(self.planes(upper, None), self.planes(lower, None))
        return b"".join(rows[y % 2] for even, odd in planes
                        for y, rows in enumerate(zip(even, odd)))

    def planes(self, picture, bars):
        """Each plane as its rows."""
        s = self.signal
        x, y, w, h = area(self.width, self.height, bars)
        columns, rows = edges(x, w, COLUMNS, x + w), edges(y, h, ROWS, y + h)
        if s.pixels in PACKED:
            return [self.plane(picture, columns, rows, (0, 0), lambda codes: bytes(codes))]
        count = len(s.codes(BLACK))
        return [
            self.plane(picture, columns, rows, s.shifts if s.shifts and p in (1, 2) else (0, 0),
                       lambda codes, p=p: s.run(codes[p]))
            for p in range(count)]

    def plane(self, picture, columns, rows, shifts, sample):
        """The rows of one plane; `sample` gives the bytes of one place."""
        right, down = shifts
        up = lambda value, shift: -(-value >> shift)
        width, height = up(self.width, right), up(self.height, down)
        codes, black = self.signal.codes, sample(self.signal.codes(BLACK))
        xs = [up(v, right) for v in columns]
        ys = [up(v, down) for v in rows]
        result = [black * width] * ys[0]
        for j, line in enumerate(picture):
            row = black * xs[0] + b"".join(
                sample(codes(color)) * (xs[i + 1] - xs[i]) for i, color in enumerate(line))
            row += black * (width - xs[-1])
            result += [row] * (ys[j + 1] - ys[j])
        return result + [black * width] * (height - ys[-1])
