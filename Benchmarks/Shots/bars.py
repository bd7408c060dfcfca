"""bars.py FROM TO: copies the films of `make.py` with black bars, as a film of 2.39:1 has in 16:9."""

import shutil
import sys
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 160, 90
ROWS = 11  # black ones at each end, and half of the next one


def main():
    source, target = map(Path, sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.rgb")):
        frames = np.fromfile(path, np.uint8).reshape(-1, HEIGHT, WIDTH, 3)
        frames[:, :ROWS] = frames[:, -ROWS:] = 0
        frames[:, ROWS] //= 2
        frames[:, -ROWS - 1] //= 2
        frames.tofile(target / path.name)
        shutil.copy(path.with_suffix(".json"), target)


if __name__ == "__main__":
    main()
