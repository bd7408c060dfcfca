"""Shots that a moving camera makes of a picture, with things that move in it."""

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 160, 90


class Picture:
    """A picture at several sizes, each half as large as the one before, as floats of 0…255."""

    def __init__(self, path):
        image = Image.open(path).convert("RGB")
        image.thumbnail((1280, 1280))
        level = np.asarray(image, np.float32)
        self.levels = [level]
        while min(level.shape[:2]) >= 64:
            rows, columns = level.shape[0] // 2 * 2, level.shape[1] // 2 * 2
            level = level[:rows, :columns]
            level = level.reshape(rows // 2, 2, columns // 2, 2, 3).mean((1, 3))
            self.levels.append(level)

    @property
    def size(self):
        height, width = self.levels[0].shape[:2]
        return width, height

    def crop(self, x, y, width, turn=0.0):
        """The part around (x, y) that is `width` wide, in pixels of the largest size; turned by
        `turn` radians. It is mirrored at the edges."""
        scale = width / WIDTH
        number = int(np.clip(np.round(np.log2(max(scale, 1))), 0, len(self.levels) - 1))
        level, shrink = self.levels[number], 2.0**number
        across = (np.arange(WIDTH) - (WIDTH - 1) / 2) * scale
        down = (np.arange(HEIGHT) - (HEIGHT - 1) / 2) * scale
        cos, sin = np.cos(turn), np.sin(turn)
        left = (x + cos * across[None, :] - sin * down[:, None]) / shrink
        top = (y + sin * across[None, :] + cos * down[:, None]) / shrink
        return sampled(level, left, top)


def sampled(level, x, y):
    """Bilinear samples, mirrored at the edges."""
    height, width = level.shape[:2]
    x, y = mirrored(x, width - 1), mirrored(y, height - 1)
    left, top = np.minimum(x.astype(int), width - 2), np.minimum(y.astype(int), height - 2)
    fx, fy = (x - left)[..., None].astype(np.float32), (y - top)[..., None].astype(np.float32)
    flat, at = level.reshape(-1, 3), top * width + left
    upper = flat[at] * (1 - fx) + flat[at + 1] * fx
    lower = flat[at + width] * (1 - fx) + flat[at + width + 1] * fx
    return upper * (1 - fy) + lower * fy


def mirrored(places, last):
    places = np.abs(places) % (2 * last)
    return np.where(places > last, 2 * last - places, places)


class Camera:
    """A path over a picture: a pan, a zoom and the shake of a hand, and things that cross it.

    `pace` is the greatest pan, in frame widths a second of 24 frames.
    """

    def __init__(self, picture, random, pace=0.25, shares=(0.35, 0.75), place=None):
        self.picture, self.random = picture, random
        width, height = picture.size
        self.width = random.uniform(*shares) * min(width, height * WIDTH / HEIGHT)
        tall = self.width * HEIGHT / WIDTH
        self.x, self.y = place or (
            random.uniform(self.width / 2, max(width - self.width / 2, self.width / 2 + 1)),
            random.uniform(tall / 2, max(height - tall / 2, tall / 2 + 1)))
        angle, speed = random.uniform(0, 2 * np.pi), random.choice([0, 0.3, 1, 1]) * pace
        self.pan = speed * self.width / 24 * np.array([np.cos(angle), 0.5 * np.sin(angle)])
        self.zoom = 1 + random.choice([0, 0, 1, -1]) * random.uniform(0.0005, 0.006)
        self.shake = random.choice([0, 0, 0.002, 0.006]) * self.width
        self.drift = np.zeros(2)
        self.things = []

    def add_thing(self, picture, size=None, speed=None):
        """A part of another picture that crosses the frame. `size` is its share of the frame's
        width, `speed` in frame widths a frame."""
        self.things.append(Thing(picture, self.random, size, speed))

    def frame(self):
        """The next frame."""
        self.drift = 0.8 * self.drift + self.random.normal(0, 1, 2) * self.shake
        turn = 0.0 if self.shake == 0 else 0.3 * self.drift[0] / self.width
        picture = self.picture.crop(
            self.x + self.drift[0], self.y + self.drift[1], self.width, turn)
        self.x, self.y = self.x + self.pan[0], self.y + self.pan[1]
        self.width *= self.zoom
        for thing in self.things:
            picture = thing.over(picture)
        return picture

    def frames(self, count):
        return [self.frame() for _ in range(count)]


class Thing:
    """An ellipse with soft edges, filled with a part of a picture, that moves evenly."""

    def __init__(self, picture, random, size=None, speed=None):
        width, height = picture.size
        size = size or random.uniform(0.08, 0.3)
        self.half = np.array([size / 2, size * random.uniform(0.5, 1.2)])
        speed = speed or random.uniform(0.002, 0.02)
        side = random.choice([-1, 1])
        self.place = np.array([
            random.uniform(0, 1) if speed < 0.02 else 0.5 - side * (0.5 + size),
            random.uniform(0.3, 0.9)])
        self.step = np.array([side * speed, random.uniform(-0.2, 0.2) * speed])
        self.filling = picture.crop(
            random.uniform(0.3, 0.7) * width, random.uniform(0.3, 0.7) * height, width / 2)

    def over(self, frame):
        x = (np.arange(WIDTH) / WIDTH - self.place[0]) / self.half[0]
        y = (np.arange(HEIGHT) / HEIGHT - self.place[1]) / self.half[1]
        share = np.clip(6 * (1 - np.hypot(x[None, :], y[:, None])), 0, 1)[..., None]
        shift = (int(self.place[1] * HEIGHT), int(self.place[0] * WIDTH))
        self.place = self.place + self.step
        return frame * (1 - share) + np.roll(self.filling, shift, (0, 1)) * share
