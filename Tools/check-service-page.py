"""What Tools/check-service-page does once everything is there; not called by itself.

Arguments: the browser, the service's binary, the folder for pictures.
"""

import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from page_verdict import end
from painted import png, tiff
from service_page import opening, options, results, swatches
from service_page.visit import COLORS, SIZE, Visit, field, problems

# What is light and what is dark when every function is tried; the other is only looked at.
VISITS = [(1280, 800, ["light", "dark"]), (390, 844, ["dark", "light"])]
TABS = ["colors", "contrast", "vision", "compare", "cloud", "export"]


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


def serve_stills(folder):
    """The stills behind a URL of their own, for the service to fetch."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def look(visit, pictures, scheme, width):
    """Every panel: a picture of it, its accessibility, and whether it fits."""
    page = visit.page
    visit.go()
    page.screenshot(path=pictures / f"empty-{scheme}-{width}.png")
    visit.axe("empty")
    visit.after(lambda: page.locator("#samples button").first.click())
    for tab in TABS:
        visit.open_tab(tab)
        if tab == "compare":
            visit.wait(lambda: not page.locator("#compare .bar .quiet").is_visible(), "all palettes", 40)
        page.screenshot(path=pictures / f"{tab}-{scheme}-{width}.png", full_page=width < 900)
        visit.axe(tab)
        wide = visit.ask("() => document.documentElement.scrollWidth")
        visit.check(wide <= width, f"{tab} scrolls sideways: {wide}")
    small = visit.ask("""() => [...document.querySelectorAll("button, select, #strip button")].filter(one => {
      const { width, height } = one.getBoundingClientRect();
      return width && (height < 24 || width < 24);
    }).map(one => one.id || one.textContent || one.getAttribute("aria-label"))""")
    visit.check(not small, f"too small to point at: {small}")
    background = visit.ask("() => getComputedStyle(document.body).backgroundColor")
    page.select_option("#theme", "light" if scheme == "dark" else "dark")
    other = visit.ask("() => getComputedStyle(document.body).backgroundColor")
    visit.check(background != other, "the theme changes nothing")
    page.reload()
    page.locator("#options .option").first.wait_for()
    kept = visit.ask("() => getComputedStyle(document.body).backgroundColor")
    visit.check(kept == other, "the theme is not kept")
    page.select_option("#theme", "")


def check_all(visit, context, pictures, stills, width):
    steps = {
        "opening": lambda: opening.check_opening(visit, pictures),
        "link": lambda: opening.check_link(visit, f"{stills}/fields.png"),
        "refusals": lambda: opening.check_refusals(visit, pictures),
        "busy": lambda: opening.check_busy(visit),
        "stop": lambda: opening.check_stop(visit),
        "swatches": lambda: swatches.check_swatches(visit),
        "keyboard": lambda: swatches.check_keyboard(visit),
        "lock": lambda: swatches.check_lock(visit),
        "options": lambda: options.check_options(visit),
        "region": lambda: options.check_region(visit),
        "address": lambda: options.check_address(visit, context),
        "contrast": lambda: results.check_contrast(visit),
        "vision": lambda: results.check_vision(visit),
        "compare": lambda: results.check_compare(visit),
        "cloud": lambda: results.check_cloud(visit),
        "export": lambda: results.check_export(visit),
    }
    for name, step in steps.items():
        begun = time.monotonic()
        visit.name = f"{name} at {width}"
        try:
            step()
        except Exception as error:
            visit.check(False, f"{type(error).__name__}: {str(error)[:400]}")
            visit.page.screenshot(path=pictures / f"failed-{name}-{width}.png")
        print(f"  {visit.name}: {time.monotonic() - begun:.1f} s", flush=True)


def check_width(browser, address, pictures, still, width, height, schemes):
    """Everything at one width, in a browser of its own, which has its own clipboard."""
    with sync_playwright() as playwright:
        # Without its sandbox only where it cannot have one: as root, in a container.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=sandbox)
        for scheme in schemes:
            context = chromium.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme,
                permissions=["clipboard-read", "clipboard-write"], has_touch=width < 900)
            context.set_default_timeout(10_000)
            visit = Visit(context.new_page(), address, still, f"{scheme} {width}")
            if scheme == schemes[0]:
                check_all(visit, context, pictures, serve_stills(pictures), width)
            visit.name = f"{scheme} {width}"
            try:
                look(visit, pictures, scheme, width)
            except Exception as error:
                visit.check(False, f"{type(error).__name__}: {str(error)[:400]}")
            context.close()
        chromium.close()


def main():
    browser, binary, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    still = pictures / "fields.png"
    png(still, *SIZE, lambda x, y: COLORS[field(x, y)])
    png(pictures / "gradient.png", *SIZE,
        lambda x, y: (x // 20 * 17, y // 20 * 31, (x // 20 * 3 + y // 20) * 53 % 256))
    tiff(pictures / "fields.tif", *SIZE, lambda x, y: COLORS[field(x, y)])
    service, address = None, os.environ.get("PAGE_ADDRESS")
    if not address:
        service, address = start(binary, open(pictures / "service.log", "wb"))
    try:
        with ThreadPoolExecutor() as pool:
            visits = [pool.submit(check_width, browser, address, pictures, still, *visit)
                      for visit in VISITS]
        for visit in visits:
            visit.result()
    finally:
        if service:
            service.terminate()
            service.wait(10)
    end(problems, pictures)


main()
