"""Changes of light within a shot, and things that appear in it."""

import numpy as np

from cameras import HEIGHT, WIDTH
from joins import X, Y


def flashed(frames, random, lengths):
    """Bright frames from the twelfth on, one run for each length, with gaps as long as runs.
    The light comes from one side and burns out what is near."""
    at, toward = 12, random.choice([-1, 1])
    gain, lift = random.uniform(1.3, 2.5), random.uniform(30, 140)
    fading = random.random() < 0.5
    for length in lengths:
        for number in range(int(length)):
            if at + number >= len(frames) - 12:
                return frames
            side = 0.5 + 0.5 * (X if toward > 0 else 1 - X)[..., None]
            force = 1 - 0.6 * number / length if fading else 1.0
            lit = frames[at + number] * gain + lift * side
            frames[at + number] = (1 - force) * frames[at + number] + force * lit
        at += int(length) + int(random.integers(1, 7))
    return frames


def exposed(frames, random):
    """A lamp is switched or the diaphragm is moved, over 1 to 12 frames; some flicker."""
    start, length = int(random.integers(12, 24)), int(random.choice([1, 1, 2, 6, 12]))
    gain = random.choice([0.3, 0.45, 0.6, 1.6, 2.2])
    tint = random.normal(1, 0.12, 3)
    flicker = random.choice([0, 0, 0.08])
    made = []
    for number, frame in enumerate(frames):
        share = np.clip((number - start + 1) / length, 0, 1)
        made.append(frame * (1 + share * (gain * tint - 1)) * (1 + random.normal(0, flicker)))
    return made


def add_caption(frames, random):
    """Letters of random strokes appear at once or over a few frames, and vanish again. A third is
    huge; half stand on a plate."""
    lettering = letters(random, [6, 10, 24, 40])
    start, fading = int(random.integers(12, 18)), int(random.choice([1, 1, 1, 4]))
    end = len(frames) - int(random.integers(12, 18))
    for number in range(start, end):
        share = np.clip(min(number - start + 1, end - number) / fading, 0, 1)
        frames[number] = lettered(frames[number], lettering, share)
    return frames


def letters(random, sizes):
    """Where ink is, its color, and whether it stands on a plate."""
    ink = strokes(random, random.choice(sizes))
    color = np.array(random.choice([[250, 250, 250], [240, 220, 40], [10, 10, 10]]), float)
    return ink, color, random.random() < 0.5


def lettered(frame, lettering, share=1.0):
    """The frame under letters that are opaque by `share`."""
    ink, color, plate = lettering
    if plate:
        rows = np.flatnonzero(ink.any(1))
        frame = frame.copy()
        frame[rows.min() : rows.max() + 1] *= 1 - 0.6 * share
    part = share * ink[..., None]
    return frame * (1 - part) + color * part


def strokes(random, size):
    """Where ink is, 0 or 1: one to three lines of letters that are `size` pixels high."""
    ink = np.zeros((HEIGHT, WIDTH))
    lines = int(random.integers(1, 3 if size > 20 else 4))
    top = int(np.clip(random.uniform(0.1, 0.9) * HEIGHT, 2, max(2, HEIGHT - lines * size * 1.3)))
    for line in range(lines):
        y = int(top + line * size * 1.3)
        for x in range(8, WIDTH - 8 - size // 2, max(4, int(size * 0.8))):
            if random.random() < 0.15:
                continue
            thick, wide = max(1, size // 6), max(2, size // 2)
            ink[y : y + size, x : x + thick] = 1
            for part in random.choice([0, 0.45, 0.85], 2, False):
                row = y + int(part * size)
                ink[row : row + thick, x : x + wide] = 1
            if random.random() < 0.5:
                ink[y : y + size, x + wide - thick : x + wide] = 1
    return ink


def add_fireball(frames, random):
    """Bright clouds that grow within a few frames, fill much of the picture and fade away."""
    start, rise = int(random.integers(12, 18)), int(random.integers(2, 8))
    fall = int(random.integers(6, 24))
    blobs = [(random.uniform(0.2, 0.8), random.uniform(0.2, 0.9), random.uniform(0.5, 1.2))
             for _ in range(int(random.integers(3, 8)))]
    reach = random.uniform(0.25, 0.8)
    for number in range(start, min(len(frames), start + rise + fall)):
        age = number - start
        force = min((age + 1) / rise, 1 - (age - rise) / fall)
        heat = np.zeros((HEIGHT, WIDTH))
        for x, y, size in blobs:
            radius = reach * size * min(1.3, (age + 1) / rise)
            far = np.hypot((X - x) * WIDTH / HEIGHT, Y - y + 0.004 * age) / max(radius, 1e-3)
            heat = np.maximum(heat, np.clip(1.4 - far, 0, 1) * random.uniform(0.9, 1))
        heat = heat[..., None] * np.clip(force, 0, 1)
        shake = int(random.integers(-2, 3)) if age < rise + 6 else 0
        glow = np.array([255, 190, 90]) * np.clip(1.5 * heat, 0, 1)
        frames[number] = np.roll(frames[number], shake, 0) * (1 - heat) + glow * heat + 60 * heat
    return frames
