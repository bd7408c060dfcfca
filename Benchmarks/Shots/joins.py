"""Gradual transitions: dissolves, fades and wipes."""

import numpy as np

from cameras import HEIGHT, WIDTH

X = np.broadcast_to((np.arange(WIDTH) + 0.5) / WIDTH, (HEIGHT, WIDTH))
Y = np.broadcast_to(((np.arange(HEIGHT) + 0.5) / HEIGHT)[:, None], (HEIGHT, WIDTH))

# The place of each pixel on the way of the edge, 0…1.
MAPS = {
    "across": X,
    "down": Y,
    "diagonal": (X + Y) / 2,
    "iris": np.hypot((X - 0.5) * WIDTH / HEIGHT, Y - 0.5) / np.hypot(0.5 * WIDTH / HEIGHT, 0.5),
}
WIPES = [*MAPS, "slide", "push"]


def shares(count):
    """How far each of `count` mixed frames is, 0…1, without both ends."""
    return (np.arange(count) + 1) / (count + 1)


def dissolved(film, frames, count, random):
    mixed = [(1 - share) * a + share * b
             for share, a, b in zip(shares(count), film.tail(count), frames)]
    film.join("dissolve", mixed, frames[count:])


def faded(film, frames, count, random):
    """Out to black or white and in again, with up to six frames of nothing but it."""
    level = 0.0 if random.random() < 0.75 else 255.0
    half = max(3, count // 2)
    out = [(1 - share) * a + share * level
           for share, a in zip(shares(half), film.tail(half))]
    held = [np.full_like(frames[0], level)] * int(random.integers(1, 7))
    back = [share * b + (1 - share) * level for share, b in zip(shares(half), frames)]
    film.join("fade", [*out, *held, *back], frames[half:])


def wiped(name):
    def join(film, frames, count, random):
        soft = random.choice([0.005, 0.02, 0.1])
        back = random.random() < 0.5
        mixed = [moved(name, a, b, share, back) if name in ("slide", "push")
                 else opened(MAPS[name], a, b, share, soft, back)
                 for share, a, b in zip(shares(count), film.tail(count), frames)]
        film.join("wipe", mixed, frames[count:])
    return join


def opened(places, a, b, share, soft, back):
    """The next shot shows where the edge has been."""
    if back:
        places = 1 - places
    part = np.clip((share * (1 + soft) - places) / soft, 0, 1)[..., None]
    return (1 - part) * a + part * b


def moved(name, a, b, share, back):
    """The next shot comes in from a side, over the last one or pushing it out."""
    at = int(round(share * WIDTH))
    both = (b, a) if back else (a, b)
    if name == "push":
        row = np.concatenate(both, 1)
        return row[:, WIDTH - at : 2 * WIDTH - at] if back else row[:, at : at + WIDTH]
    frame = a.copy()
    if at and back:
        frame[:, :at] = b[:, WIDTH - at :]
    elif at:
        frame[:, WIDTH - at :] = b[:, :at]
    return frame
