"""Runs the command, as a user would."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
from pathlib import Path

LIMIT = 120  # seconds that no run may take


class Run:
    """What a finished run left."""

    def __init__(self, status, out, err, folder):
        self.status, self.out, self.err, self.folder = status, out, err, folder

    @property
    def json(self):
        return json.loads((self.folder / "film.json").read_text())

    @property
    def files(self):
        if not self.folder.is_dir():
            return []
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*"))

    @property
    def lines(self):
        return [line for line in self.err.splitlines() if line.strip()]


class Command:
    """The command `film`, with the films in one folder and its results in another."""

    def __init__(self, path, films, results):
        self.path, self.films, self.results = path, films, results

    def start(self, film, folder, *flags, limit=lambda: None, **options):
        """`limit` is called in the new process."""

        def prepare():
            # A shell lets what it starts in the background ignore it, and so would we.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            limit()

        words = [self.path, "film", str(self.films / film), "-o", str(folder), *flags]
        return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, preexec_fn=prepare,
                                **options)

    def finish(self, process, folder):
        try:
            out, err = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += f"\nnot done after {LIMIT} s"
        return Run(process.returncode, out, err, folder)

    def run(self, film, *flags, name=None, bytes_a_file=None, environment=None):
        """Runs to the end. `bytes_a_file` is the most that a file may hold: a full disk."""
        # No ending, or it would be taken for a file of that format.
        folder = self.results / (name or re.sub("[^A-Za-z0-9]+", "-", film))
        if name is None:
            shutil.rmtree(folder, ignore_errors=True)

        def limit():
            if bytes_a_file is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, bytes_a_file))

        process = self.start(film, folder, *flags, limit=limit,
                             env={**os.environ, **(environment or {})})
        return self.finish(process, folder)

    def say(self, *words):
        """Runs with these words and without a folder."""
        process = subprocess.Popen(
            [self.path, *map(str, words)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, errors="replace")
        return self.finish(process, self.results / "nowhere")


# What an interrupted run goes on from.
CHECKPOINT = "film.counts.part"


def leftovers(folder, may_resume=False):
    """Half-written files; a checkpoint is none if the run may be started again."""
    found = [path for path in Path(folder).rglob("*")
             if path.suffix in (".part", ".tmp", ".temporary") or path.name.startswith(".")]
    return [f"{path.name} of {path.stat().st_size} bytes" for path in found
            if not (may_resume and path.name == CHECKPOINT and path.stat().st_size)]
