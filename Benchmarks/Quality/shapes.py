"""Shapes that painted pictures are put together from: areas with smooth edges, and light."""
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter

# Shapes are drawn so many times as large, which gives smooth edges.
SCALE = 4
WORDS = ["FILM", "Palette", "No 7", "Kino", "LUX", "aurora", "&Co", "R"]


class Areas:
    """A picture of labels, drawn large: every pixel belongs to one area."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.image = Image.new("L", (width * SCALE, height * SCALE))
        self.draw = ImageDraw.Draw(self.image)

    def weights(self, count):
        """How much of each pixel of the picture is of each area: count × height × width, 0…1."""
        labels = np.asarray(self.image)
        found = np.zeros((count, self.height, self.width), dtype=np.uint8)
        for row in range(SCALE):
            for column in range(SCALE):
                part = labels[row::SCALE, column::SCALE]
                for label in range(count):
                    found[label] += part == label
        return found / SCALE ** 2


def stripes(random, areas, labels):
    """Bands of unequal width, upright or lying."""
    width, height = areas.image.size
    ends = np.cumsum(random.uniform(1, 3, len(labels)))
    starts = np.concatenate([[0], ends[:-1]]) / ends[-1]
    upright = random.random() < 0.5
    for label, start in zip(labels, starts):
        corner = (start * width, 0) if upright else (0, start * height)
        areas.draw.rectangle([corner, (width, height)], fill=label)


def patches(random, areas, labels):
    """The first area with the others as patches on it, like a color chart."""
    width, height = areas.image.size
    areas.draw.rectangle([(0, 0), (width, height)], fill=labels[0])
    others = random.permutation(labels[1:])
    columns = int(np.ceil(len(others) ** 0.5))
    rows = int(np.ceil(len(others) / columns))
    gap = random.uniform(0.05, 0.2)
    for place, label in enumerate(others):
        row, column = divmod(place, columns)
        areas.draw.rectangle(
            [((column + gap) * width / columns, (row + gap) * height / rows),
             ((column + 1 - gap) * width / columns, (row + 1 - gap) * height / rows)],
            fill=int(label))


def mosaic(random, areas, labels):
    """Cells around random points, two for each area."""
    width, height = areas.image.size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    nearest = np.full((height, width), np.inf, dtype=np.float32)
    found = np.zeros((height, width), dtype=np.uint8)
    for label in [*labels, *labels]:
        distance = (x - random.uniform(0, width)) ** 2 + (y - random.uniform(0, height)) ** 2
        closer = distance < nearest
        nearest[closer], found[closer] = distance[closer], label
    areas.image.paste(Image.fromarray(found))


def blobs(random, areas, labels):
    """The first area with an ellipse or two of each other one on it."""
    width, height = areas.image.size
    areas.draw.rectangle([(0, 0), (width, height)], fill=labels[0])
    for label in random.permutation([*labels[1:], *labels[1:]]):
        radius = random.uniform(0.3, 0.6) / max(2, len(labels)) ** 0.5
        x, y = random.uniform(0, width), random.uniform(0, height)
        across, down = radius * width * random.uniform(0.5, 1), radius * height
        areas.draw.ellipse([(x - across, y - down), (x + across, y + down)], fill=int(label))


def any_field(random, areas, labels):
    """Fills the picture."""
    [stripes, patches, mosaic, blobs][random.integers(4)](random, areas, labels)


def any_mark(random, areas, label, share):
    """Draws one shape that has about this share of the picture, somewhere."""
    width, height = areas.image.size
    side = (share * width * height) ** 0.5
    x = random.uniform(side / 2, max(side, width - side / 2))
    y = random.uniform(side / 2, max(side, height - side / 2))
    kind = random.integers(6)
    turn = random.uniform(0, 360)
    if kind == 0:
        areas.draw.circle((x, y), side * 0.56, fill=label)
    elif kind == 1:
        areas.draw.circle((x, y), side * 0.75, outline=label, width=round(side * 0.25) + 1)
    elif kind == 2:
        areas.draw.regular_polygon((x, y, side * 0.88), 3, turn, fill=label)
    elif kind == 3:
        areas.draw.regular_polygon((x, y, side * 0.7), 4, turn, fill=label)
    elif kind == 4:
        points = [
            (x + side * reach * np.cos(angle), y + side * reach * np.sin(angle))
            for reach, angle in zip([0.95, 0.4] * 5, np.radians(turn + 36 * np.arange(10)))]
        areas.draw.polygon(points, fill=label)
    else:
        words = WORDS[random.integers(len(WORDS))]
        font = ImageFont.load_default(side * 1.6 / len(words) ** 0.5)
        areas.draw.text((x, y), words, fill=label, font=font, anchor="mm")


def shades(random, width, height, kind):
    """Light on one surface, height × width, −1…1: a lit wall, sea, foliage or sky."""
    y, x = np.mgrid[0:height, 0:width] / height
    if kind == 0:
        place = random.uniform(0, 1, 2)
        field = -np.hypot(x - place[0] * width / height, y - place[1])
    elif kind == 1:
        bent = y + 0.02 * gaussian_filter(random.normal(size=y.shape), 12) * 12
        field = y + 0.4 * np.sin(bent * random.uniform(40, 90) / (0.3 + y))
    elif kind == 2:
        field = sum(
            reach * gaussian_filter(random.normal(size=y.shape), reach) for reach in (2, 5, 12))
    else:
        field = -y + 0.3 * gaussian_filter(random.normal(size=y.shape), height / 8) * height / 8
    least, most = np.percentile(field, [2, 98])
    return np.clip(2 * (field - least) / (most - least) - 1, -1, 1)
