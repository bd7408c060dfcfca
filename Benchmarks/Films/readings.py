"""The programs that are timed on a film, by name, and the folders that they leave."""
import pathlib
import shutil
import sys

from measure import run

SCENEDETECT = pathlib.Path(sys.executable).parent / "scenedetect"
COUNTS = "from film.counts"
KEYFRAMES, QUARTER = "--sample keyframes", "--sample every:0.25s"
SCDET, ADAPTIVE = "ffmpeg -vf scdet", "PySceneDetect detect-adaptive"
# For each number of decoding threads: what decodes alone, what is ours without stills and with.
DEFAULT = ""
THREADS = [DEFAULT, "1", "2"]


def decoding(threads):
    return f"ffmpeg, decodes only{f', -threads {threads}' if threads else ''}"


def ours(threads, stills=False):
    jobs = f", -j {threads}" if threads else ""
    return f"every frame{jobs}{', stills too' if stills else ''}"


def ffmpeg(film, threads="", filters=()):
    chosen = ["-threads", threads] if threads else []
    return [
        "ffmpeg", "-nostdin", "-v", "error", *chosen, "-i", str(film), "-map", "0:v:0", *filters,
        "-f", "null", "-"]


class Readings:
    """Command lines for one film; `folder` is where programs may write."""

    def __init__(self, command, film, folder):
        self.command, self.film, self.folder = command, film, pathlib.Path(folder)

    def filmpalette(self, name, *options, fresh=True):
        """All outputs into a folder of this name; without `fresh`, from what is there."""
        return [
            self.command, "film", str(self.film), "-o", f"{self.folder / name}/", *options,
            *(["--fresh"] if fresh else [])]

    def adaptive(self):
        # The shortest shots are one frame: its own default hides short ones.
        return [
            str(SCENEDETECT), "-q", "-m", "1", "-i", str(self.film),
            "-o", str(self.folder / "adaptive"), "detect-adaptive",
            "list-scenes", "-s", "-f", "shots.csv"]

    def works(self):
        """Functions that give a Usage, by name, in the order of a round."""
        lines = {}
        for threads in THREADS:
            jobs = ["-j", threads] if threads else []
            lines[decoding(threads)] = ffmpeg(self.film, threads)
            lines[ours(threads)] = self.filmpalette("bare", "--no-stills", *jobs)
            if not threads:
                lines[ours(threads, stills=True)] = self.filmpalette("full", *jobs)
        lines[COUNTS] = self.filmpalette("full", fresh=False)
        lines[KEYFRAMES] = self.filmpalette("keyframes", "--no-stills", "--sample", "keyframes")
        lines[QUARTER] = self.filmpalette("quarter", "--no-stills", "--sample", "every:0.25s")
        lines[SCDET] = ffmpeg(self.film, filters=["-vf", "scdet"])
        if SCENEDETECT.exists():
            lines[ADAPTIVE] = self.adaptive()
        return {name: (lambda line: lambda: run(line))(line) for name, line in lines.items()}

    def clear(self):
        shutil.rmtree(self.folder, ignore_errors=True)
