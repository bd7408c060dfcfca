"""How the checks of pages end."""

import sys


def end(problems, pictures):
    """Says whether the page works; all that went wrong, again, where the end of a log shows it."""
    for words in problems:
        print(f"  ✘ {words}")
    print(f"{len(problems)} problems" if problems else f"the page works; pictures in {pictures}")
    sys.exit(1 if problems else 0)
