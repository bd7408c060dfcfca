"""Checks that can be run by name, and the score of what was right and what was wrong.

A check is a function; its name is the function's with hyphens, without `check_`.
"""

import subprocess
import sys
import threading
from pathlib import Path


class Wrong(Exception):
    """What a check found, in words."""


def fail(words):
    raise Wrong(words)


def name_of(check):
    return check.__name__.removeprefix("check_").replace("_", "-")


def chosen(checks, words, most_files=0):
    """The checks that are named among the words (all if none is), and the words that are files.

    `--list` prints the names and ends. What is neither a name nor a file ends with status 64.
    """
    known = {name_of(check): check for check in checks}
    if "--list" in words:
        print(*known, sep="\n")
        sys.exit()
    files = [word for word in words if word not in known]
    strange = [word for word in files if not Path(word).is_file()] or files[most_files:]
    if strange:
        program = Path(sys.argv[0]).stem
        print(f"Tools/{program}: no check is called {strange[0]!r}; --list names all",
              file=sys.stderr)
        sys.exit(64)
    return [check for name, check in known.items() if name in words] or list(checks), files


def built(program, folders=None):
    """The path of a program that `swift build` made."""
    root = Path(__file__).resolve().parent.parent
    if folders is None:
        shown = subprocess.run(["swift", "build", "--show-bin-path"], cwd=root, check=True,
                               stdout=subprocess.PIPE, text=True)
        folders = [shown.stdout.strip()]
    for folder in folders:
        path = root / folder / program
        if path.is_file():
            return path
    sys.exit(f"Tools/{Path(sys.argv[0]).stem}: not built: {program} (make build)")


class Score:
    """Prints a line for each check, and counts those that failed."""

    def __init__(self):
        self.good, self.wrong = 0, []
        self.lock = threading.Lock()

    def say(self, name, problems, detail=""):
        problems = list(problems)
        more = f" (and {len(problems) - 4} more)" if len(problems) > 4 else ""
        line = f"WRONG {name}: {'; '.join(problems[:4])}{more}"
        with self.lock:
            if problems:
                self.wrong.append(line)
            else:
                self.good += 1
                line = f"ok    {name}{detail and ': '}{detail}"
            print(line, flush=True)

    def end(self, detail=""):
        """Ends the program; all that went wrong, again, where the end of a log shows it."""
        print(*self.wrong, f"{self.good} right, {len(self.wrong)} wrong{detail and ', '}{detail}",
              sep="\n")
        sys.exit(1 if self.wrong else 0)
