"""A film in memory, and the truth about its boundaries."""

import numpy as np


class Film:
    """Frames of 8 bits, the first frames after cuts, and stretches in which two shots change."""

    def __init__(self):
        self.frames, self.cuts, self.gradual, self.shots = [], [], [], 0

    def cut(self, frames):
        if self.frames:
            self.cuts.append(len(self.frames))
        self.add(frames)

    def add(self, frames):
        self.shots += 1
        self.frames += [np.clip(np.round(frame), 0, 255).astype(np.uint8) for frame in frames]

    def join(self, kind, mixed, frames):
        """Adds mixed frames, and then the rest of the next shot."""
        start = len(self.frames)
        self.gradual.append([start, start + len(mixed) - 1, kind])
        self.add([*mixed, *frames])

    def tail(self, count):
        """Takes the last frames away, to mix them with others."""
        tail = [frame.astype(np.float32) for frame in self.frames[-count:]]
        del self.frames[-count:]
        return tail

    @property
    def truth(self):
        return {"frames": len(self.frames), "cuts": self.cuts, "gradual": self.gradual}
