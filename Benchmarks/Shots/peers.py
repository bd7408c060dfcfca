"""peers.py FOLDER: the table of `score.py` for other programs, on the same films.

PySceneDetect's detectors run on the frames themselves, FFmpeg's `scdet` on the raw file. Both are
given frames of 160 × 90 and left at their defaults. Cost is CPU time without reading, except for FFmpeg."""

import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from scenedetect import AdaptiveDetector, ContentDetector, FrameTimecode, HistogramDetector
from scenedetect.detectors import HashDetector

from score import Score

WIDTH, HEIGHT, RATE = 160, 90, 24.0
DETECTORS = {
    "PySceneDetect adaptive": AdaptiveDetector,
    "PySceneDetect content": ContentDetector,
    "PySceneDetect histogram": HistogramDetector,
    "PySceneDetect hash": HashDetector,
}


def scenes(make, path):
    """What a detector of PySceneDetect finds, and its seconds of CPU."""
    frames = np.fromfile(path, np.uint8).reshape(-1, HEIGHT, WIDTH, 3)[..., ::-1]
    detector = make(min_scene_len=3)
    found, start = [], time.process_time()
    for number, frame in enumerate(frames):
        found += detector.process_frame(FrameTimecode(number, RATE), np.ascontiguousarray(frame))
    found += detector.post_process(FrameTimecode(len(frames) - 1, RATE))
    return {cut.frame_num: "cut" for cut in found}, time.process_time() - start


def scdet(path):
    """What FFmpeg's filter finds, and the seconds of CPU of the whole program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = subprocess.run(
        ["ffmpeg", "-v", "error", "-threads", "1", "-f", "rawvideo", "-pix_fmt", "rgb24",
         "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", path, "-vf",
         "format=yuv420p,scdet,metadata=print:key=lavfi.scd.time:file=-", "-f", "null", "-"],
        check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    numbers = map(int, re.findall(r"^frame:(\d+)", words, re.MULTILINE))
    return dict.fromkeys(numbers, "cut"), after.ru_utime - before.ru_utime


def main():
    folder = Path(sys.argv[1])
    programs = {name: lambda path, make=make: scenes(make, path)
                for name, make in DETECTORS.items()} | {"FFmpeg scdet": scdet}
    print("| program | cuts | false | F1 | gradual (named) | µs a frame |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, program in programs.items():
        score, seconds, frames = Score(), 0.0, 0
        for path in sorted(folder.glob("*.rgb")):
            truth = json.loads(path.with_suffix(".json").read_text())
            found, cost = program(path)
            score.add(truth, found)
            seconds, frames = seconds + cost, frames + truth["frames"]
        print(f"| {name} | {score.row()} | {1e6 * seconds / frames:.0f} |".replace(" |  |", " | |"),
              flush=True)


if __name__ == "__main__":
    main()
