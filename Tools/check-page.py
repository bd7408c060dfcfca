"""check-page.py [STILL…] [NAME…]: the page of `filmpalette compare`, looked at in a browser."""

import random
import subprocess
import sys
from pathlib import Path

import browser
from film_page.place import FileVisit
from named_checks import Score, built, chosen
from painted import png
from service_page.visit import COLORS, field

LARGEST = 3_000_000


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


def expectations():
    """Of painted stills, by number: what color is painted at a place of the veil, or None."""
    # Their places are their pixels, or every so many of them.
    at = lambda x, y, veil, width, height: (
        (2 * x + 1) * width // (2 * veil["width"]), (2 * y + 1) * height // (2 * veil["height"]))
    fields = lambda width, height: lambda x, y, veil: COLORS[field(*at(x, y, veil, width, height))]

    def bars(x, y, veil):
        left, top = at(x, y, veil, 320, 180)
        return COLORS[field(left, top) % 3] if 22 <= top < 158 else None

    def alpha(x, y, veil):
        return COLORS[field(x, y)] if x >= 40 else None

    return {0: fields(320, 180), 1: bars, 5: fields(60, 2000), 7: alpha, 8: fields(120, 80)}


def check_masks(visit):
    """Points at each swatch of each strip of painted stills."""
    for index, expected in visit.expected.items():
        check_masks_of(visit, index, expected)


def check_masks_of(visit, index, expected):
    page = visit.page
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
            visit.check(veil["on"], f"still {index}: {color} lights nothing up")
            visit.check(wrong == 0, f"still {index}: {wrong} places wrong for {color}")
    page.mouse.move(1, 1)
    visit.check(not is_lit(still), f"still {index}: stays lit without the pointer")


def check_keyboard(visit):
    """Tab reaches a strip, arrows its swatches, Enter holds, Escape lets go."""
    page = visit.page
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
        visit.check(not hidden, f"what Tab reached is hidden: {page.evaluate(focused)}")
    labels = {strip.get_attribute("aria-label") for strip in strips.all()}
    visit.check(labels <= seen, f"Tab does not reach {sorted(labels - seen)}")

    swatches = strips.first.locator("button")
    at = "() => [...document.activeElement.parentElement.children].indexOf(document.activeElement)"
    swatches.first.focus()
    last = swatches.count() - 1
    for key, wanted in [("ArrowRight", min(1, last)), ("End", last), ("ArrowRight", last),
                        ("Home", 0), ("ArrowLeft", 0)]:
        page.keyboard.press(key)
        visit.check(page.evaluate(at) == wanted, f"{key} leads to swatch {page.evaluate(at)}")
        visit.check(is_lit(still), f"{key} lights nothing up")
    page.keyboard.press("Control+End")
    visit.check(page.evaluate(at) == 0, "the strip takes a key that is the browser's")
    page.keyboard.press("Enter")
    visit.check(swatches.first.get_attribute("aria-pressed") == "true", "Enter does not hold")
    page.evaluate("document.activeElement.blur()")
    visit.check(is_lit(still), "what is held goes dark without focus")
    page.keyboard.press("Escape")
    visit.check(not is_lit(still), "Escape does not let go")
    visit.check(swatches.first.get_attribute("aria-pressed") == "false", "Escape leaves it pressed")
    swatches.first.hover()
    page.keyboard.press("Escape")
    visit.check(not is_lit(still), "Escape does not uncover what is pointed at")


def check_scatter(visit):
    """Every choice draws something and says so."""
    scatter = visit.page.locator(".scatter").first
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
            visit.check(canvas.evaluate(ink) > 10, f"the scatter in {space} is empty")
            visit.check(f" {space}, " in canvas.get_attribute("aria-label"), f"nothing says {space}")


def look(visit):
    """A picture of the page, its accessibility, and whether everything is where it should be."""
    page = visit.page
    visit.picture("page")
    visit.check_fits("the page")
    for image in page.locator(".frame img").all():
        box, veil = image.bounding_box(), image.locator("xpath=../canvas").bounding_box()
        natural = image.evaluate("image => image.naturalWidth / image.naturalHeight")
        off = abs(box["width"] / natural - box["height"])
        visit.check(off <= 1.5, f"{image.get_attribute('alt')}: {off:.0f} pixels out of shape")
        visit.check(all(abs(box[side] - veil[side]) <= 1 for side in box),
                    "the veil is not on the still")
    small = page.evaluate("""() => [...document.querySelectorAll(".strip button")].filter(swatch => {
      const { width, height } = swatch.getBoundingClientRect();
      return height < 24 || width < 24 && swatch.parentElement.children.length <= 14;
    }).length""")
    visit.check(small == 0, f"{small} swatches are too small to point at")
    visit.axe("the page")


def check_paper(visit):
    visit.page.pdf(path=visit.folder / "page.pdf", format="A4")


def check_sizes(command, stills, folder, score):
    """A page of each still is not too large."""
    for still in stills:
        one = folder / "one.html"
        subprocess.run([command, "compare", still, "-o", one], check=True)
        size = one.stat().st_size
        one.unlink()
        score.say(f"the size of {still.name}", [] if size < LARGEST else ["too large"],
                  f"{size:,} bytes")


CHECKS = [check_sizes, check_masks, check_keyboard, check_scatter, look, check_paper]


def main():
    checks, stills = chosen(CHECKS, sys.argv[1:], most_files=sys.maxsize)
    chromium, folder, score = browser.ready(), browser.pictures("check-page"), Score()
    command = built("filmpalette", [".build/release", ".build/debug"])
    expected = {} if stills else expectations()
    stills = [Path(still) for still in stills] or painted(folder)
    if check_sizes in checks:
        checks.remove(check_sizes)
        check_sizes(command, stills, folder, score)
    path = folder / "page.html"
    subprocess.run([command, "compare", *stills, "-o", path], check=True)
    print(f"{path.name}: {path.stat().st_size:,} bytes")

    def begin(page):
        visit = FileVisit(page, path.as_uri())
        visit.expected = expected
        return visit

    browser.tour(chromium, begin, checks, [look], score, folder)
    score.end(f"pictures in {folder}")


main()
