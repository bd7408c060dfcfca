"""Pictures made of 16 × 9 cells, each of one color, and the shots that show them."""

from .colors import blend, parsed

COLUMNS, ROWS = 16, 9
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

# Ground, two big patches, two accents: far from each other, in a shot and from shot to shot.
PALETTES = [[parsed(text) for text in line.split()] for line in """
#20384c #c8a070 #5c7a4a #d03a2a #f0e6d2
#8c2f3c #e3c14b #2b2b33 #3fa7b5 #e8e0ea
#d8d2c4 #3a5f8a #a05a2c #1f8a4c #141414
#4a3f6b #b7c4d6 #d97b4f #f2d13c #0f2d2a
#6f7f87 #2d4f3a #c9b8a6 #b0206a #fafafa
#e0b0a8 #503828 #7a9ab8 #f4f4e8 #c01818
""".split("\n") if line]
GRAYS = [[(v, v, v) for v in line] for line in ((40, 200, 120, 250, 80), (220, 60, 140, 20, 180))]


# The columns and rows of both patches and of the standing accent, in turn from shot to shot:
# shots that differ in color alone would be one picture under another light.
LAYOUTS = [
    (range(1, 6), range(1, 8), range(9, 14), range(2, 9), (7, range(4, 6))),
    (range(2, 9), range(4, 9), range(10, 16), range(1, 7), (4, range(2, 4))),
    (range(8, 12), range(1, 9), range(0, 5), range(3, 9), (14, range(3, 5))),
]


def picture(palette, step=0):
    """The ground with two patches, a standing accent, and one that walks along the upper edge."""
    ground, left, right, standing, walking = palette
    layout = LAYOUTS[(PALETTES + GRAYS).index(list(palette)) % len(LAYOUTS)]
    rows = [[ground] * COLUMNS for _ in range(ROWS)]
    for columns, lines, color in ((layout[0], layout[1], left), (layout[2], layout[3], right),
                                  (layout[4][:1], layout[4][1], standing)):
        for y in lines:
            for x in columns:
                rows[y][x] = color
    place = step % (COLUMNS - 1)
    rows[0][place : place + 2] = [walking] * 2
    return tuple(map(tuple, rows))


def shares(palette):
    """The part of the picture that each color fills."""
    cells = [cell for row in picture(palette) for cell in row]
    return [cells.count(color) / len(cells) for color in palette]


def flat(color):
    return ((color,) * COLUMNS,) * ROWS


def mixed(left, right, share):
    """A dissolve's frame: `share` of the right picture."""
    return tuple(tuple(blend(a, b, share) for a, b in zip(*rows)) for rows in zip(left, right))


class Reel:
    """The frames of a film, and the truth about its shots, written down while it is painted."""

    def __init__(self):
        self.frames = []  # (picture, part): where in the frame the picture is, in ninths of rows
        self.shots = []

    def shot(self, palette, count, transition="cut", bars=None):
        """`count` frames that show a picture; `bars` is the kind of the area beside it."""
        first = len(self.frames)
        colors = PALETTES[palette] if isinstance(palette, int) else palette
        self.frames += [(picture(colors, i // 3), bars) for i in range(count)]
        self.shots.append({
            "first": first, "last": first + count - 1,
            "transition": transition if first else "start", "bars": bars, "palette": colors})
        return self

    def dissolve(self, palette, frames, count):
        """`frames` of both pictures, then `count` of the new one. The shots meet in between."""
        before, after = self.shots[-1], picture(PALETTES[palette])
        old = self.frames[-1][0]
        first = len(self.frames)
        self.frames += [(mixed(old, after, (i + 1) / (frames + 1)), None) for i in range(frames)]
        before["last"] = first + frames // 2 - 1
        self.shot(palette, count, "dissolve")
        self.shots[-1].update(first=first + frames // 2, blend=[first, first + frames - 1])
        return self

    def fade(self, palette, frames, black, count):
        """Out to black, `black` frames of nothing, and in from it."""
        old, after, first = self.frames[-1][0], picture(PALETTES[palette]), len(self.frames)
        self.frames += [(mixed(old, flat(BLACK), (i + 1) / (frames + 1)), None)
                        for i in range(frames)]
        self.frames += [(flat(BLACK), None)] * black
        self.frames += [(mixed(flat(BLACK), after, (i + 1) / (frames + 1)), None)
                        for i in range(frames)]
        self.shot(palette, count, "fade")
        start = len(self.frames) - count
        self.shots[-1].update(first=start, blend=[first, start - 1])
        return self

    def flash(self, at, frames=2):
        """Almost white light over frames of the last shot, `at` frames from its start."""
        first = self.shots[-1]["first"] + at
        for i in range(first, first + frames):
            shown, bars = self.frames[i]
            self.frames[i] = mixed(shown, flat(WHITE), 0.85), bars
        self.shots[-1]["flash"] = [first, first + frames - 1]
        return self


def two_shots(palettes=(0, 1), count=12):
    """The film that every coding shows: one cut in the middle."""
    reel = Reel()
    for palette in palettes:
        reel.shot(palette, count)
    return reel
