"""The kinds of generated films: each is a function that adds shots to a film."""

import numpy as np

from cameras import Camera
from film import Film
from joins import WIPES, dissolved, faded, wiped
from lights import add_caption, add_fireball, exposed, flashed, lettered, letters

SHOTS = 40


def shot(film, random, pictures, count=None, things=0.4, **camera):
    """The frames of one shot of any picture, often with something that moves in it."""
    picture = pictures[random.integers(len(pictures))]
    made = Camera(picture, random, **camera)
    if random.random() < things:
        made.add_thing(pictures[random.integers(len(pictures))])
    return made.frames(count or int(random.integers(14, 50)))


def plain(film, random, pictures, **camera):
    for _ in range(SHOTS):
        film.cut(shot(film, random, pictures, **camera))


def graded(change):
    """A kind of which each shot is a plain one, changed by `change(frame, random)`."""
    def kind(film, random, pictures):
        for _ in range(SHOTS):
            frames = shot(film, random, pictures)
            film.cut([change(frame, random) for frame in frames])
    return kind


def dark(frame, random):
    grain = random.normal(0, 3, frame.shape[:2])[..., None]
    return 0.18 * frame + 4 + grain


def gray(frame, random):
    return 128 + 0.35 * (frame.mean(2, keepdims=True) - 128) + 0 * frame


def faint(frame, random):
    return 110 + 0.3 * (frame - 110) + random.normal(0, 1, frame.shape)


def soft(level, times):
    """The picture without its fine detail."""
    for _ in range(times):
        level = (np.roll(level, 1, 0) + 2 * level + np.roll(level, -1, 0)) / 4
        level = (np.roll(level, 1, 1) + 2 * level + np.roll(level, -1, 1)) / 4
    return level


def fogged(frames, random, fog, contrast, blur, mean):
    """Frames in fog: of one gray, with little contrast, soft detail and hardly any color."""
    made = []
    for frame in frames:
        pale = 0.3 * frame + 0.7 * frame.mean(2, keepdims=True)
        near = fog + contrast * (soft(pale, blur) - mean)
        made.append(near + random.normal(0, 0.5, frame.shape))
    return made


def misty(film, random, pictures):
    """Shots of one place in fog: parts of one picture, all moving. Even their mean gray is alike."""
    while film.shots < SHOTS:
        picture = pictures[random.integers(len(pictures))]
        fog = random.uniform(140, 215) + random.normal(0, 2, 3)
        contrast, blur = random.uniform(0.1, 0.2), int(random.integers(4, 25))
        for _ in range(4):
            camera = Camera(picture, random, pace=0.35, shares=(0.2, 0.4))
            if random.random() < 0.5:
                camera.add_thing(picture)
            frames = camera.frames(int(random.integers(14, 50)))
            film.cut(fogged(frames, random, fog, contrast, blur, np.mean(frames)))


def short(film, random, pictures):
    for _ in range(2 * SHOTS):
        film.cut(shot(film, random, pictures, int(random.integers(3, 10))))


def close(film, random, pictures):
    """The same picture from nearer or farther, around the same place."""
    while film.shots < SHOTS:
        picture = pictures[random.integers(len(pictures))]
        width, height = picture.size
        place = (random.uniform(0.4, 0.6) * width, random.uniform(0.4, 0.6) * height)
        for number in range(2):
            share = random.uniform(0.6, 0.75) / (random.uniform(1.3, 2) if number else 1)
            camera = Camera(picture, random, shares=(share, share), place=place)
            film.cut(camera.frames(int(random.integers(14, 50))))


def flashes(film, random, pictures):
    """Single flashes of 1 to 12 frames."""
    for _ in range(SHOTS):
        frames = shot(film, random, pictures, int(random.integers(40, 60)))
        film.cut(flashed(frames, random, [int(random.integers(1, 13))]))


def strobes(film, random, pictures):
    """Lights that go on and off for a second."""
    for _ in range(SHOTS):
        frames = shot(film, random, pictures, int(random.integers(50, 70)))
        film.cut(flashed(frames, random, random.integers(1, 7, 4)))


def captions(film, random, pictures):
    for _ in range(SHOTS):
        frames = shot(film, random, pictures, int(random.integers(50, 80)))
        film.cut(add_caption(frames, random))


def subtitles(film, random, pictures):
    """Letters that stay over a cut, of moderate size; a third of the shots is dark."""
    while film.shots < SHOTS:
        lettering, light = letters(random, [6, 10, 24]), random.choice([1, 1, 0.15])
        for _ in range(2):
            frames = shot(film, random, pictures)
            film.cut([lettered(light * frame, lettering) for frame in frames])


def fireballs(film, random, pictures):
    for _ in range(SHOTS):
        frames = shot(film, random, pictures, int(random.integers(50, 80)))
        film.cut(add_fireball(frames, random))


def whips(film, random, pictures):
    """The camera is thrown around, and then stands again."""
    for _ in range(SHOTS):
        camera = Camera(pictures[random.integers(len(pictures))], random, shares=(0.3, 0.5))
        frames = camera.frames(int(random.integers(14, 30)))
        length, step = int(random.integers(4, 10)), random.choice([-1, 1])
        for number in range(length):
            pace = np.sin(np.pi * (number + 0.5) / length) * step * random.uniform(0.15, 0.3)
            parts = []
            for _ in range(4):
                camera.x += pace * camera.width / 4
                parts.append(camera.frame())
            frames.append(np.mean(parts, 0))
        film.cut(frames + camera.frames(int(random.integers(14, 30))))


def passing(film, random, pictures):
    """Someone passes close to the camera."""
    for _ in range(SHOTS):
        camera = Camera(pictures[random.integers(len(pictures))], random)
        frames = camera.frames(int(random.integers(14, 30)))
        other = pictures[random.integers(len(pictures))]
        camera.add_thing(other, random.uniform(0.4, 1.1), random.uniform(0.06, 0.25))
        film.cut(frames + camera.frames(int(random.integers(24, 40))))


def exposures(film, random, pictures):
    for _ in range(SHOTS):
        film.cut(exposed(shot(film, random, pictures, int(random.integers(40, 60))), random))


def gradual(join, lengths):
    """Every second boundary is gradual, with `join(film, frames, count, random)`."""
    def kind(film, random, pictures):
        for number in range(SHOTS):
            frames = shot(film, random, pictures, int(random.integers(60, 90)))
            if number % 2:
                join(film, frames, int(random.integers(*lengths)), random)
            else:
                film.cut(frames)
    return kind


def misty_stretch(film, random, pictures):
    """Long moves in fog without a cut."""
    for _ in range(12):
        picture = pictures[random.integers(len(pictures))]
        contrast, blur = random.uniform(0.1, 0.2), int(random.integers(4, 25))
        camera = Camera(picture, random, pace=0.8, shares=(0.2, 0.4))
        camera.add_thing(pictures[random.integers(len(pictures))], 0.5, 0.03)
        fog = random.uniform(140, 215)
        film.cut(fogged(camera.frames(120), random, fog, contrast, blur, 110))


def stretch(film, random, pictures):
    """Long shots, quick moves and things that pass."""
    for _ in range(10):
        frames = Camera(pictures[random.integers(len(pictures))], random, pace=1.2)
        for size, speed in [(0.2, 0.01), (0.5, 0.05)]:
            frames.add_thing(pictures[random.integers(len(pictures))], size, speed)
        film.cut(frames.frames(140))


ALL = {
    "plain": plain,
    "dark with grain": graded(dark),
    "gray": graded(gray),
    "low contrast": graded(faint),
    "misty": misty,
    "misty, long moves": misty_stretch,
    "shots of 3 to 9 frames": short,
    "the same place closer": close,
    "flashes": flashes,
    "strobes": strobes,
    "captions": captions,
    "captions over cuts": subtitles,
    "fireballs": fireballs,
    "whip pans": whips,
    "someone passes": passing,
    "exposure": exposures,
    "long shots": stretch,
    "dissolves": gradual(dissolved, (6, 60)),
    "fades": gradual(faded, (6, 36)),
    **{f"wipes: {name}": gradual(wiped(name), (8, 41)) for name in WIPES},
}


def make(kind, seed, pictures):
    """The film of one kind. Even seeds use one half of the pictures, odd seeds the other."""
    half = pictures[seed % 2 :: 2]
    random = np.random.default_rng([seed, *kind.encode()])
    film = Film()
    ALL[kind](film, random, half)
    return film
