"""What Tools/check-page does once everything is there; not called by itself.

Arguments: the browser, the command, the folder for pictures, and stills (or none).
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from page_verdict import end
from painted import png

WIDTHS = [(1280, 800), (390, 844)]
LARGEST = 3_000_000
COLORS = [(200, 30, 40), (20, 60, 180), (210, 190, 150), (12, 12, 14)]
problems = []


def check(good, words):
    if not good:
        problems.append(words)
        print("  ✘", words)


def field(x, y):
    """The index of the color that is painted there."""
    return (x // 40 + y // 30 * 3) % 4


def painted(folder):
    """Stills with known pixels, and some that are hard to show."""
    noise = random.Random(1)
    pictures = {
        "fields.png": (320, 180, lambda x, y: COLORS[field(x, y)]),
        "bars.png": (320, 180, lambda x, y: COLORS[field(x, y) % 3] if 22 <= y < 158 else (0, 0, 0)),
        "gray.png": (160, 90, lambda x, y: (x + 40,) * 3),
        "one pixel.png": (1, 1, lambda x, y: COLORS[0]),
        "one color.png": (64, 48, lambda x, y: COLORS[1]),
        "tall.png": (60, 2000, lambda x, y: COLORS[field(x, y)]),
        "wide.png": (2000, 20, lambda x, y: COLORS[field(x, y)]),
        "alpha.png": (120, 80, lambda x, y: COLORS[field(x, y)] + (0 if x < 40 else 255,)),
        "a\"b'<script>alert(1)<b>&🎬 é.png": (120, 80, lambda x, y: COLORS[field(x, y)]),
        "noise.png": (960, 1200, lambda x, y: noise.randbytes(3)),
    }
    for name, picture in pictures.items():
        png(folder / name, *picture)
    return [folder / name for name in pictures]


# The veil's size and how opaque it is over every place of the map.
VEIL = """still => {
  const canvas = still.querySelector(".veil");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, on: canvas.classList.contains("on"),
           alpha: [...data].filter((_, index) => index % 4 === 3) };
}"""


def is_lit(still):
    return still.evaluate("still => still.querySelector('.veil').classList.contains('on')")


def check_masks(page, index, expected):
    """Points at each swatch of each strip; `expected(x, y)` is a place's color or None."""
    still = page.locator(".still").nth(index)
    for strip in still.locator(".strip").all()[:6]:
        for swatch in strip.locator("button").all():
            color = swatch.evaluate("swatch => swatch.style.getPropertyValue('--c')")
            swatch.hover()
            veil = still.evaluate(VEIL)
            wrong = 0
            for place, alpha in enumerate(veil["alpha"]):
                painted = expected(place % veil["width"], place // veil["width"], veil)
                lit = painted is not None and "#%02x%02x%02x" % painted[:3] == color
                wrong += lit != (alpha == 0)
            check(veil["on"], f"still {index}: {color} lights nothing up")
            check(wrong == 0, f"still {index}: {wrong} places wrong for {color}")
    page.mouse.move(1, 1)
    check(not is_lit(still), f"still {index}: stays lit without the pointer")


def check_keyboard(page):
    """Tab reaches a strip, arrows its swatches, Enter holds, Escape lets go."""
    still = page.locator(".still").first
    strips = still.locator(".strip")
    focused = "() => document.activeElement.closest('.strip')?.getAttribute('aria-label') ?? ''"
    seen = set()
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    for _ in range(strips.count() + 12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(focused))
        hidden = page.evaluate("""() => {
          const at = document.activeElement.getBoundingClientRect();
          const view = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
          return view !== document.activeElement && !document.activeElement.contains(view)
            && document.activeElement !== document.body;
        }""")
        check(not hidden, f"what Tab reached is hidden: {page.evaluate(focused)}")
    labels = {strip.get_attribute("aria-label") for strip in strips.all()}
    check(labels <= seen, f"Tab does not reach {sorted(labels - seen)}")

    swatches = strips.first.locator("button")
    at = "() => [...document.activeElement.parentElement.children].indexOf(document.activeElement)"
    swatches.first.focus()
    last = swatches.count() - 1
    for key, wanted in [("ArrowRight", min(1, last)), ("End", last), ("ArrowRight", last),
                        ("Home", 0), ("ArrowLeft", 0)]:
        page.keyboard.press(key)
        check(page.evaluate(at) == wanted, f"{key} leads to swatch {page.evaluate(at)}")
        check(is_lit(still), f"{key} lights nothing up")
    page.keyboard.press("Enter")
    check(swatches.first.get_attribute("aria-pressed") == "true", "Enter does not hold")
    page.evaluate("document.activeElement.blur()")
    check(is_lit(still), "what is held goes dark without focus")
    page.keyboard.press("Escape")
    check(not is_lit(still), "Escape does not let go")
    check(swatches.first.get_attribute("aria-pressed") == "false", "Escape leaves it pressed")
    swatches.first.hover()
    page.keyboard.press("Escape")
    check(not is_lit(still), "Escape does not uncover what is pointed at")


def check_scatter(page):
    """Every choice draws something and says so."""
    scatter = page.locator(".scatter").first
    canvas = scatter.locator("canvas")
    canvas.scroll_into_view_if_needed()
    ink = """canvas => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
      return seen.size;
    }"""
    lists = scatter.locator("select")
    for space in lists.nth(0).locator("option").all_text_contents():
        lists.nth(0).select_option(label=space)
        for axes in range(lists.nth(1).locator("option").count()):
            lists.nth(1).select_option(index=axes)
            check(canvas.evaluate(ink) > 10, f"the scatter in {space} is empty")
            check(f" {space}, " in canvas.get_attribute("aria-label"), f"nothing says {space}")


def check_layout(page, width):
    check(page.evaluate("document.documentElement.scrollWidth") <= width, "scrolls sideways")
    for image in page.locator(".frame img").all():
        box, veil = image.bounding_box(), image.locator("xpath=../canvas").bounding_box()
        natural = image.evaluate("image => image.naturalWidth / image.naturalHeight")
        off = abs(box["width"] / natural - box["height"])
        check(off <= 1.5, f"{image.get_attribute('alt')}: {off:.0f} pixels out of shape")
        check(all(abs(box[side] - veil[side]) <= 1 for side in box), "the veil is not on the still")
    small = page.evaluate("""() => [...document.querySelectorAll(".strip button")].filter(swatch => {
      const { width, height } = swatch.getBoundingClientRect();
      return height < 24 || width < 24 && swatch.parentElement.children.length <= 14;
    }).length""")
    check(small == 0, f"{small} swatches are too small to point at")


def check_page(browser, path, pictures, expected):
    print(path.name, f"{path.stat().st_size:,} bytes")
    for scheme in ["light", "dark"]:
        for width, height in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            # The hint about reading canvases back is for this check, not for the page.
            page.on("console", lambda message: check(
                "willReadFrequently" in message.text, f"console: {message.text}"))
            page.on("pageerror", lambda error: check(False, f"error: {error}"))
            page.on("dialog", lambda dialog: (check(False, "a dialog"), dialog.dismiss()))
            page.on("request", lambda request: check(
                request.url.startswith(("file:", "data:")), f"network: {request.url}"))
            page.goto(path.as_uri())
            page.wait_for_function("document.documentElement.classList.contains('js')")
            page.screenshot(path=pictures / f"{path.stem}-{scheme}-{width}.png")
            check_layout(page, width)
            if scheme == "light":
                for index, colors in expected.items():
                    check_masks(page, index, colors)
                check_keyboard(page)
                check_scatter(page)
            axe = Axe().run(page)
            for violation in axe.response["violations"]:
                where = violation["nodes"][0]["html"][:100]
                check(False, f"axe: {violation['id']}, {len(violation['nodes'])} × {where}")
            print(f"  {scheme} {width}: {len(axe.response['passes'])} rules of axe passed")
            context.close()
    page = browser.new_page()
    page.goto(path.as_uri())
    page.pdf(path=pictures / f"{path.stem}.pdf", format="A4")
    page.close()


def main():
    browser, command, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    stills = [Path(still) for still in sys.argv[4:]]
    expected = {}
    if not stills:
        stills = painted(pictures)
        # Their places are their pixels, or every so many of them.
        at = lambda x, y, veil, width, height: (
            (2 * x + 1) * width // (2 * veil["width"]), (2 * y + 1) * height // (2 * veil["height"]))
        fields = lambda width, height: lambda x, y, veil: COLORS[field(*at(x, y, veil, width, height))]

        def bars(x, y, veil):
            left, top = at(x, y, veil, 320, 180)
            return COLORS[field(left, top) % 3] if 22 <= top < 158 else None

        def alpha(x, y, veil):
            return COLORS[field(x, y)] if x >= 40 else None

        expected = {0: fields(320, 180), 1: bars, 5: fields(60, 2000), 7: alpha, 8: fields(120, 80)}
    path = pictures / "page.html"
    subprocess.run([command, "compare", *stills, "-o", path], check=True)
    for still in stills:
        one = pictures / "one.html"
        subprocess.run([command, "compare", still, "-o", one], check=True)
        size = one.stat().st_size
        print(f"{size:>10,} bytes: {still.name}")
        check(size < LARGEST, f"{still.name}: {size:,} bytes are too many")
        one.unlink()
    with sync_playwright() as playwright:
        # Without its sandbox only where it cannot have one: as root, in a container.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=browser, args=sandbox)
        check_page(chromium, path, pictures, expected)
        chromium.close()
    end(problems, pictures)


main()
