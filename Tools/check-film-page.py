"""What Tools/check-film-page does once everything is there; not called by itself.

Arguments: the browser, the report, the folder for pictures.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

from film_page import place, rest
from page_verdict import end
from service_page.visit import Visit, problems

# What is light and what is dark when everything is tried; the other is only looked at.
VISITS = [(1280, 800, ["light", "dark"]), (390, 844, ["dark", "light"])]
LARGEST = 10_000_000
SECTIONS = ["time", "palette", "curves", "wheel", "contrasts", "colors", "left-out", "source"]


def look(visit, pictures, scheme, width, is_open):
    """Every section: a picture of it; the page's accessibility, and whether it fits, also on paper."""
    page = visit.page
    place.go(visit)
    page.screenshot(path=pictures / f"top-{scheme}-{width}.png")
    for name in SECTIONS:
        if page.locator(f"#{name}").count():
            page.locator(f"#{name}").screenshot(path=pictures / f"{name}-{scheme}-{width}.png")
    page.evaluate("document.querySelector('#scenes').scrollIntoView()")
    page.screenshot(path=pictures / f"scenes-{scheme}-{width}.png")
    if is_open:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    visit.axe("all open" if is_open else "closed")
    wide = visit.ask("() => document.documentElement.scrollWidth")
    visit.check(wide <= width, f"scrolls sideways: {wide}")
    small = visit.ask("""() => [...document.querySelectorAll("button, summary, nav a")].filter(one => {
      const { width, height } = one.getBoundingClientRect();
      return width && (height < 24 || width < 24);
    }).map(one => one.getAttribute("aria-label") || one.textContent)""")
    visit.check(not small, f"too small to point at: {small[:3]}")
    page.emulate_media(media="print")
    visit.check(not page.locator("nav").is_visible(), "links are printed")
    wide = visit.ask("() => document.documentElement.scrollWidth")
    visit.check(wide <= width, f"printed, it is {wide} wide")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=pictures / f"printed-{scheme}-{width}.png")


def check_all(visit, pictures, width):
    steps = {
        "numbers": lambda: place.check_numbers(visit),
        "mouse": lambda: place.check_mouse(visit),
        "touch": lambda: place.check_touch(visit) if width < 900 else None,
        "keyboard": lambda: place.check_keyboard(visit),
        "filmstrip": lambda: rest.check_filmstrip(visit),
        "copying": lambda: rest.check_copying(visit),
        "wheel": lambda: rest.check_wheel(visit),
        "motion": lambda: rest.check_motion(visit),
    }
    for name, step in steps.items():
        visit.name = f"{name} at {width}"
        try:
            place.go(visit)
            step()
        except Exception as error:
            visit.check(False, f"{type(error).__name__}: {str(error)[:400]}")
            visit.page.screenshot(path=pictures / f"failed-{name}-{width}.png")


def check_width(browser, report, pictures, width, height, schemes):
    with sync_playwright() as playwright:
        # Without its sandbox only where it cannot have one: as root, in a container.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=sandbox)
        for scheme in schemes:
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme,
                has_touch=width < 900)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.set_default_timeout(10_000)
            visit = Visit(context.new_page(), report.as_uri(), None, f"{scheme} {width}")
            visit.page.on("dialog", lambda dialog: (visit.check(False, "a dialog"), dialog.dismiss()))
            visit.page.on("request", lambda request: visit.check(
                request.url.split("#")[0] == report.as_uri() or request.url.startswith("data:"),
                f"a request: {request.url[:80]}"))
            if scheme == schemes[0]:
                check_all(visit, pictures, width)
            visit.name = f"{scheme} {width}"
            try:
                look(visit, pictures, scheme, width, scheme == schemes[0])
            except Exception as error:
                visit.check(False, f"{type(error).__name__}: {str(error)[:400]}")
            context.close()
        chromium.close()


def main():
    browser, report, pictures = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    size = report.stat().st_size
    print(f"{report.name}: {size:,} bytes")
    if size >= LARGEST:
        problems.append(f"{size:,} bytes are too many")
    with ThreadPoolExecutor() as pool:
        visits = [pool.submit(check_width, browser, report, pictures, *visit) for visit in VISITS]
    for visit in visits:
        visit.result()
    end(problems, pictures)


main()
