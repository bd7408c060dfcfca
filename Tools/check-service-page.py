"""check-service-page.py [NAME…]: every function of the service's page, in a browser."""

import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import browser
from named_checks import Score, built, chosen
from painted import png, tiff
from service_page import (editing, exports, foreign, layout, markers, opening, options, results,
                          several, swatches)
from service_page.visit import COLORS, LARGE, SIZE, Visit, field

TABS = ["colors", "export", "contrast", "vision", "compare", "cloud"]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start(binary, log):
    """Starts the service on a free port and waits until it answers."""
    port = free_port()
    service = subprocess.Popen(
        [binary, "--host", "127.0.0.1", "--port", str(port), "--allow-private-urls",
         "--fetch-ports", "all", "--rate", "0"],
        stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and service.poll() is None:
        try:
            urlopen(f"{address}/v1/options", timeout=2).close()
            return service, address
        except OSError:
            time.sleep(0.05)
    service.kill()
    sys.exit(f"the service does not answer; its words are in {log.name}")


def look(visit):
    """Every panel: a picture of it, its accessibility, and whether it fits."""
    page = visit.page
    visit.picture("empty")
    visit.axe("empty")
    visit.after(lambda: page.locator("#samples button").first.click())
    for tab in TABS:
        visit.open_tab(tab)
        if tab == "compare":
            visit.wait(lambda: not page.locator("#compare .bar .quiet").is_visible(), "all palettes", 40)
        visit.picture(tab, full_page=visit.width < 900)
        visit.axe(tab)
        visit.check_fits(tab)
    visit.check_large("button, select, #strip button")
    visit.open_tab("colors")
    visit.open_more()
    page.locator(".more-of").first.click()
    visit.picture("more", full_page=visit.width < 900)
    visit.axe("more")
    visit.check_fits("more")
    visit.check_large("button, select, input")
    page.set_input_files("#file", [visit.still, visit.still.with_name("gradient.png")])
    visit.wait(lambda: page.locator(".tray .card i").count() > 12, "three stills with palettes", 40)
    visit.wait(visit.quiet, "the still on the stage")
    visit.picture("several")
    visit.axe("several")
    page.get_by_role("button", name="Link…").click()
    visit.axe("link")
    page.keyboard.press("Escape")
    page.click("#home")
    page.locator("#recent-list button").first.wait_for()
    visit.picture("recent")
    visit.axe("recent")
    visit.check_fits("recent")


def theme(visit):
    """A chosen theme changes the page and is kept."""
    page = visit.page
    background = lambda: visit.ask("() => getComputedStyle(document.body).backgroundColor")
    before = background()
    page.select_option("#theme", "light" if visit.scheme == "dark" else "dark")
    other = background()
    visit.check(before != other, "the theme changes nothing")
    page.reload()
    page.locator("#samples button").first.wait_for()
    visit.check(background() == other, "the theme is not kept")
    page.select_option("#theme", "")


CHECKS = [
    opening.check_opening, opening.check_link, opening.check_refusals, opening.check_busy,
    opening.check_stop, foreign.check_foreign_pages, swatches.check_swatches, swatches.check_mask,
    swatches.check_shares, swatches.check_facts, swatches.check_keyboard, swatches.check_lock,
    options.check_options, options.check_region, options.check_address, options.check_card,
    results.check_contrast, results.check_vision, results.check_compare, results.check_cloud,
    exports.check_export, exports.check_preview, markers.check_markers, markers.check_drag,
    markers.check_finger_drag, markers.check_marker_keys,
    markers.check_loupe_fits, markers.check_dropper, editing.check_order, editing.check_remove,
    editing.check_add, editing.check_moods, several.check_several, several.check_twice, several.check_folder,
    several.check_recent, several.check_unreadable, layout.check_layout, layout.check_type,
    layout.check_sentences, look, theme,
]


def main():
    checks, _ = chosen(CHECKS, sys.argv[1:])
    chromium, folder, score = browser.ready(), browser.pictures("check-service-page"), Score()
    still = folder / "fields.png"
    png(still, *SIZE, lambda x, y: COLORS[field(x, y)])
    png(folder / "large.png", *LARGE, lambda x, y: COLORS[field(*(
        (2 * at + 1) * size // (2 * large) for at, size, large in zip((x, y), SIZE, LARGE)))])
    png(folder / "gradient.png", *SIZE,
        lambda x, y: (x // 20 * 17, y // 20 * 31, (x // 20 * 3 + y // 20) * 53 % 256))
    tiff(folder / "fields.tif", *SIZE, lambda x, y: COLORS[field(x, y)])
    service, address = None, os.environ.get("PAGE_ADDRESS")
    if not address:
        binary = os.environ.get("FILMPALETTE_SERVE") or built("filmpalette-serve", [".build/debug"])
        service, address = start(binary, open(folder / "service.log", "wb"))
    try:
        browser.tour(
            chromium, lambda page: Visit(page, address, still), checks, [look, theme], score, folder)
    finally:
        if service:
            service.terminate()
            service.wait(10)
    score.end(f"pictures in {folder}")


main()
