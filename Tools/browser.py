"""Visits to a page in headless Chromium: at two widths, light and dark, each check by itself."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from named_checks import name_of

TOOLS = Path(__file__).resolve().parent
# What is light and what is dark when everything is tried; the other is only looked at.
WIDTHS = [(1280, 800, ["light", "dark"]), (390, 844, ["dark", "light"])]


def ready():
    """The browser's path. A Python that cannot drive it gives way to one that can."""
    run = subprocess.run([TOOLS / "browser-python"], stdout=subprocess.PIPE, text=True)
    if run.returncode:
        sys.exit(run.returncode)
    python, browser = run.stdout.split("\n")[:2]
    if Path(sys.prefix).resolve() != Path(python).parent.parent.resolve():
        os.execv(python, [python, *sys.argv])
    return browser


def pictures(name):
    """The folder for pictures of what a check saw."""
    folder = TOOLS.parent / ".build" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def tour(browser, begin, checks, again, score, folder):
    """Does checks at every width; those in `again` in light and in dark.

    `begin(page)` gives a visit to the page.
    """
    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(at_width, browser, begin, checks, again, score, folder, *width)
                for width in WIDTHS]
    for job in jobs:
        job.result()


def at_width(browser, begin, checks, again, score, folder, width, height, schemes):
    """In a browser of its own, which has its own clipboard."""
    # Not above, since names of checks are listed without it.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Without its sandbox only where it cannot have one: as root, in a container.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=sandbox)
        for scheme in schemes:
            due = [check for check in checks if scheme == schemes[0] or check in again]
            if not due:
                continue
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme,
                permissions=["clipboard-read", "clipboard-write"], has_touch=width < 900)
            context.set_default_timeout(10_000)
            visit = begin(context.new_page())
            visit.scheme, visit.width, visit.folder = scheme, width, folder
            for check in due:
                visit.name = f"{name_of(check)}, {scheme} {width}"
                do(check, visit, score)
            context.close()
        chromium.close()


def do(check, visit, score):
    began = time.monotonic()
    try:
        visit.go()
        check(visit)
    except Exception as error:
        visit.check(False, f"{type(error).__name__}: {str(error)[:400]}")
        visit.picture("failed")
    score.say(visit.name, visit.problems, f"{time.monotonic() - began:.1f} s")
    visit.problems.clear()
