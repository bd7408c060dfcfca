"""check-film-page.py [REPORT] [NAME…]: the report of a film, looked at in a browser."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import browser
from film_page import place, rest
from named_checks import Score, built, chosen

LARGEST = 10_000_000
SECTIONS = [
    "time", "palette", "curves", "wheel", "contrasts", "colors", "left-out", "files", "source"]


def check_size(visit):
    size = Path(visit.path).stat().st_size
    print(f"{visit.address}: {size:,} bytes")
    visit.check(size < LARGEST, f"{size:,} bytes are too many")


def look(visit):
    """Every section: a picture of it; the page's accessibility, and whether it fits, also on paper."""
    page = visit.page
    visit.picture("top")
    for name in SECTIONS:
        if page.locator(f"#{name}").count():
            page.locator(f"#{name}").screenshot(
                path=visit.folder / f"{name}-{visit.scheme}-{visit.width}.png")
    page.evaluate("document.querySelector('#scenes').scrollIntoView()")
    visit.picture("scenes")
    visit.axe("closed")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    visit.axe("all open")
    visit.check_fits("the page")
    visit.check_large("button, summary, nav a")
    page.emulate_media(media="print")
    visit.check(not page.locator("nav").is_visible(), "links are printed")
    visit.check_fits("the printed page")
    page.evaluate("scrollTo(0, 0)")
    visit.picture("printed")


CHECKS = [
    check_size, place.check_numbers, place.check_mouse, place.check_touch, place.check_keyboard,
    rest.check_filmstrip, rest.check_links, rest.check_files, rest.check_saving, rest.check_timecode, rest.check_copying, rest.check_wheel, rest.check_motion, look,
]


def painted(folder):
    """The reports of a painted film, and of a part of it."""
    films = folder / "films"
    subprocess.run([browser.TOOLS / "paint-films", films, "cuts.mp4"], check=True)
    for name, flags in (("report", []), ("part", ["--start", "1.5", "--end", "6"])):
        subprocess.run([built("filmpalette"), "film", films / "cuts.mp4", *flags,
                        "-o", films / name], check=True)
    return [films / "report/index.html", films / "part/index.html"]


def main():
    checks, reports = chosen(CHECKS, sys.argv[1:], most_files=1)
    chromium, folder, score = browser.ready(), browser.pictures("check-film-page"), Score()
    reports = [Path(reports[0]).resolve()] if reports else painted(folder)

    def begin(report, page):
        visit = place.FileVisit(page, report.as_uri())
        visit.path = report
        return visit

    for report in reports:
        print(report.parent.name, flush=True)
        browser.tour(chromium, partial(begin, report), checks, [look], score, folder)
        # A part looks alike.
        checks = [check for check in checks if check is not look]
    score.end(f"pictures in {folder}")


main()
