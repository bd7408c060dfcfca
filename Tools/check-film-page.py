"""check-film-page.py [REPORT] [NAME…]: the report of a film, looked at in a browser."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import browser
from film_page import compared, place, rest
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


COMPARED = [compared.check_order, compared.check_matches, compared.look_compared]


def painted(folder):
    """The reports of a painted film, and of a part of it; and a page that compares two versions."""
    films = folder / "films"
    subprocess.run([browser.TOOLS / "paint-films", films, "cuts.mp4"], check=True)
    for name, flags in (("report", []), ("part", ["--start", "1.5", "--end", "6"])):
        subprocess.run([built("filmpalette"), "film", films / "cuts.mp4", *flags,
                        "-o", films / name], check=True)
    grade = ["-vf", "eq=brightness=0.1:saturation=0.7", "-y", films / "graded.mp4"]
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", films / "cuts.mp4", "-t", "6", *grade],
                   check=True)
    subprocess.run([built("filmpalette"), "film", films / "cuts.mp4", films / "graded.mp4",
                    "--compare", "-o", films / "compared.html"], check=True)
    return [films / "report/index.html", films / "part/index.html"], films / "compared.html"


def main():
    wanted, reports = chosen(CHECKS + COMPARED, sys.argv[1:], most_files=1)
    checks = [check for check in CHECKS if check in wanted]
    chromium, folder, score = browser.ready(), browser.pictures("check-film-page"), Score()
    reports, page = ([Path(reports[0]).resolve()], None) if reports else painted(folder)

    def begin(report, page):
        visit = place.FileVisit(page, report.as_uri())
        visit.path = report
        return visit

    for report in reports:
        print(report.parent.name, flush=True)
        browser.tour(chromium, partial(begin, report), checks, [look], score, folder)
        # A part looks alike.
        checks = [check for check in checks if check is not look]
    if page:
        print(page.name, flush=True)
        browser.tour(chromium, partial(begin, page), [check for check in COMPARED if check in wanted],
                     [compared.look_compared], score, folder)
    score.end(f"pictures in {folder}")


main()
