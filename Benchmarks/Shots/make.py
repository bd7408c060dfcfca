"""make.py [--only KIND]… PICTURES… FOLDER: writes a film of each kind and seed into FOLDER, as raw frames of
160 × 90 in 3 bytes a pixel (`.rgb`), each with its truth (`.json`)."""

import argparse
import json
import sys
from pathlib import Path

import kinds
from cameras import Picture

SEEDS = range(2)
ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}


def pictures(folders):
    paths = [path for folder in folders for path in Path(folder).iterdir()]
    return [Picture(path) for path in sorted(paths) if path.suffix.lower() in ENDINGS]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", metavar="KIND")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    stills, target = pictures(options.folders), options.target
    if len(stills) < 8:
        sys.exit("make.py: fewer than 8 pictures")
    target.mkdir(parents=True, exist_ok=True)
    for kind in options.only or kinds.ALL:
        for seed in SEEDS:
            film = kinds.make(kind, seed, stills)
            name = f"{kind}.{seed}"
            frames = b"".join(frame.tobytes() for frame in film.frames)
            target.joinpath(f"{name}.rgb").write_bytes(frames)
            target.joinpath(f"{name}.json").write_text(json.dumps(film.truth))
            print(name, len(film.frames), len(film.cuts), len(film.gradual), flush=True)


if __name__ == "__main__":
    main()
