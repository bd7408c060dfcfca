"""The place in the film: what the barcode shows, by mouse, by touch and by keyboard."""

import json
import re

from service_page.visit import Visit

# The middle pixel of some columns of the barcode, and of the slit-scan that the page has, in steps
# of 32, since the page smooths between columns.
COLUMNS = """() => {
  const canvas = document.querySelector("#barcode canvas"), context = canvas.getContext("2d");
  return [.1, .3, .5, .7, .9].map(part => [...context.getImageData(
    Math.floor(part * canvas.width), canvas.height >> 1, 1, 1).data].slice(0, 3)
    .map(value => Math.round(value / 32)).join());
}"""
SLITS = """() => {
  const { width, height, pixels } = JSON.parse(document.querySelector("#film").textContent).slits;
  const bytes = Uint8Array.from(atob(pixels), letter => letter.charCodeAt(0));
  return [.1, .3, .5, .7, .9].map(part => {
    const at = 3 * ((height >> 1) * width + Math.floor(part * width));
    return [...bytes.subarray(at, at + 3)].map(value => Math.round(value / 32)).join();
  });
}"""
# The colors of some columns of the barcode of palettes, from the top, with their heights.
STACKS = """() => {
  const canvas = document.querySelector("#barcode canvas"), context = canvas.getContext("2d");
  const { width, height } = canvas;
  return [.1, .3, .5, .7, .9].map(part => {
    const column = Math.floor(part * width), runs = [];
    const { data } = context.getImageData(column, 0, 1, height);
    for (let row = 0; row < height; row++) {
      const hex = "#" + [0, 1, 2].map(at => data[4 * row + at].toString(16).padStart(2, "0")).join("");
      if (runs.at(-1)?.[0] === hex) runs.at(-1)[1]++; else runs.push([hex, 1]);
    }
    return { part: (column + .5) / width, height, runs };
  });
}"""
SEEN = """() => ({
  clock: document.querySelector("#clock").textContent,
  where: document.querySelector("#where").textContent,
  still: document.querySelector("#seen").hidden ? null : document.querySelector("#seen").src,
  colors: [...document.querySelectorAll("#now-colors [data-copy]")].map(chip => chip.dataset.copy),
  wheel: document.querySelector("#wheel-canvas").getAttribute("aria-label"),
  spoken: document.querySelector("#barcode").getAttribute("aria-valuetext"),
})"""


# Seconds and how the page writes them: the same rows as in FilmTimeTests.swift.
TIMES = [
    (0, "0:00.00"), (1.005, "0:01.00"), (59.99, "0:59.99"), (59.9949, "0:59.99"),
    (59.996, "1:00.00"), (59.9996, "1:00.00"), (60, "1:00.00"), (596.4, "9:56.40"),
    (3599.9, "59:59.90"), (3599.999, "1:00:00.00"), (3600, "1:00:00.00"), (7325.25, "2:02:05.25"),
    (360_000, "100:00:00.00"),
]


class FileVisit(Visit):
    """A visit to a page that is one file and says when its script has begun."""

    def go(self):
        self.page.goto("about:blank")
        self.page.goto(self.address)
        self.page.locator("html.js").wait_for()


def numbers(visit):
    return json.loads(visit.text("#film"))


def seconds(clock):
    """`1:02:03.45` as a number."""
    total = 0.0
    for part in clock.split(":"):
        total = 60 * total + float(part)
    return total


def length(film):
    """Seconds that were read: a part of a film begins later than the film."""
    return film["end"] - film["start"]


def moment(film, part):
    """When so much of what was read has passed."""
    return film["start"] + part * length(film)


def shot_at(film, moment):
    return max([0] + [index for index, shot in enumerate(film["shots"]) if shot["start"] <= moment + 1e-6])


def check_seen(visit, film, moment, slack):
    """What is shown is that moment's: time, shot, still and palette."""
    seen = visit.ask(SEEN)
    shown = seconds(seen["clock"])
    visit.check(abs(shown - moment) <= slack, f"shows {seen['clock']} at {moment:.2f} s")
    index = int(seen["where"].split()[1]) - 1
    near = {shot_at(film, shown - .006), shot_at(film, shown + .006)}
    visit.check(index in near, f"at {seen['clock']} shows shot {index + 1}, not {near}")
    shot = film["shots"][index]
    colors = [color[0] for color in shot.get("colors", [])]
    visit.check(seen["colors"] == colors, f"shot {index + 1} shows {seen['colors']}")
    line, facts = visit.text("#now-facts"), shot.get("facts")
    good = f"blacks {facts['blackTint']}" in line if facts else not line
    visit.check(good, f"shot {index + 1} shows the facts {line}")
    still = visit.ask("at => document.querySelector(at)?.src ?? null", f"#shot-{index + 1} img")
    visit.check(seen["still"] == still, f"shot {index + 1} shows another still")
    visit.check(f"shot {index + 1} of" in seen["spoken"] and "frame" in seen["spoken"],
                f"says {seen['spoken']}")
    card = visit.ask("at => document.querySelector(at).getAttribute('aria-label')", f"#shot-{index + 1}")
    visit.check(seen["wheel"].endswith(card.split(": ", 1)[1]),
                f"the wheel says {seen['wheel']}, the card {card}")
    visit.check(all(color[5] in seen["spoken"] for color in shot.get("colors", [])),
                "does not say the colors")


def check_stacks(visit):
    """The barcode of palettes shows each shot's colors, light ones on top, as high as their shares."""
    film = numbers(visit)
    begin, end = film["start"], film["end"]
    for stack in visit.ask(STACKS):
        colors = film["shots"][shot_at(film, begin + stack["part"] * (end - begin))].get("colors")
        if not colors:
            continue
        heights = dict(stack["runs"])
        for color, share, *_ in colors:
            wrong = abs(heights.get(color, 0) - share * stack["height"])
            visit.check(wrong <= 1, f"{color} is {heights.get(color, 0)} high of {stack['height']}, not {share}")


def box(visit):
    visit.page.locator("#barcode").scroll_into_view_if_needed()
    return visit.page.locator("#barcode").bounding_box()


def check_numbers(visit):
    """The shots of the page are one after the other, and each has a card."""
    film = numbers(visit)
    shots = film["shots"]
    cards = visit.page.locator("[data-shot]").count()
    visit.check(cards == len(shots), f"{cards} cards of {len(shots)} shots")
    gaps = [index for index, (one, next) in enumerate(zip(shots, shots[1:])) if one["last"] + 1 != next["first"]]
    visit.check(not gaps, f"frames are missing after shots {gaps[:5]}")
    ink = visit.ask("""() => {
      const canvas = document.querySelector("#barcode canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, 1);
      return new Set(new Uint32Array(data.buffer)).size;
    }""")
    visit.check(ink > min(3, len(shots)), f"the barcode has {ink} colors")
    # A module's functions are seen by nobody else, so their source is taken from the page.
    script = visit.text("script[type=module]")
    source = "".join(
        re.search(rf"^const {name} = .*?;\n(?=[^\s}}]|\n)", script, re.M | re.S).group()
        for name in ["two", "clock", "exact"])
    for moment, exact in TIMES:
        shown = visit.page.evaluate(
            f"moment => {{ {source} return [exact(moment), clock(moment)]; }}", moment)
        visit.check(shown == [exact, exact[:-3]], f"{moment} s is written as {shown}")


def check_mouse(visit):
    film, page = numbers(visit), visit.page
    at = box(visit)
    slack = length(film) / at["width"] * 1.5 + .01
    held = seconds(visit.text("#clock"))
    for part in [.02, .37, .5, .83, .99]:
        page.mouse.move(at["x"] + part * at["width"], at["y"] + 40)
        check_seen(visit, film, moment(film, part), slack)
    page.mouse.move(at["x"] + 20, at["y"] - 60)
    visit.check(seconds(visit.text("#clock")) == held, "the place is lost when the pointer leaves")
    page.mouse.click(at["x"] + .25 * at["width"], at["y"] + 40)
    page.mouse.move(at["x"] + 20, at["y"] - 60)
    check_seen(visit, film, moment(film, .25), slack)
    track = page.locator(".track").nth(1)
    track.scroll_into_view_if_needed()
    at = track.bounding_box()
    page.mouse.click(at["x"] + .6 * at["width"], at["y"] + 40)
    check_seen(visit, film, moment(film, .6), slack)
    page.locator("[data-style=palette]").click()
    pressed = page.locator("[data-style][aria-pressed=true]").text_content()
    visit.check("Palettes" in pressed, "the barcode's style is not shown")
    check_stacks(visit)
    page.locator("[data-style=slit]").click()
    visit.check(visit.ask(COLUMNS) == visit.ask(SLITS), "the slit-scan is not drawn")


def check_touch(visit):
    if visit.width >= 900:
        return
    film = numbers(visit)
    at = box(visit)
    visit.page.touchscreen.tap(at["x"] + .7 * at["width"], at["y"] + 40)
    check_seen(visit, film, moment(film, .7), length(film) / at["width"] * 1.5 + .01)


def check_keyboard(visit):
    film, page = numbers(visit), visit.page
    shots = film["shots"]
    page.locator("#barcode").focus()
    now = lambda: seconds(visit.text("#clock"))
    page.keyboard.press("Home")
    start = film["start"]
    visit.check(abs(now() - start) <= .01, f"Home leads to {now()}")
    page.keyboard.press("Shift+ArrowRight")
    frame = (shots[0]["end"] - shots[0]["start"]) / (shots[0]["last"] - shots[0]["first"] + 1)
    visit.check(abs(now() - start - frame) < .011, f"a frame later it is {now()} s")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    check_seen(visit, film, start + min(1, length(film)), .06)
    page.keyboard.press("Home")
    for index in [1, 2]:
        page.keyboard.press("PageDown")
        goal = shots[min(index, len(shots) - 1)]["start"]
        check_seen(visit, film, goal, .011)
    page.keyboard.press("PageUp")
    check_seen(visit, film, shots[min(1, len(shots) - 1)]["start"], .011)
    page.keyboard.press("End")
    visit.check(f"shot {len(shots)} of" in visit.ask(SEEN)["spoken"], "End leads to another shot")
    page.keyboard.press("ArrowRight")
    visit.check(now() <= film["end"] + .01, f"beyond the end: {now()}")
