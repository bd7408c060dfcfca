"""The strip and the list: pixels light up, values are copied, colors are locked."""

import json
from pathlib import Path
from urllib.request import urlopen

from .visit import COLORS, HEXES, LARGE, SIZE, field, hex_of

# How many pixels of the mask are wrong for a color, in a still that is painted as `field` says.
VEIL = """([index, width, height]) => {
  const canvas = document.querySelector("#veil");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const part = (at, size, all) => Math.floor((2 * at + 1) * size / (2 * all));
  let wrong = 0;
  for (let row = 0; row < canvas.height; row++) for (let column = 0; column < canvas.width; column++) {
    const [x, y] = [part(column, width, canvas.width), part(row, height, canvas.height)];
    const isColor = (Math.floor(x / 40) + Math.floor(y / 30) * 3) % 4 === index;
    wrong += isColor !== (data[4 * (row * canvas.width + column) + 3] === 0);
  }
  return { wrong, on: canvas.classList.contains("on"), size: [canvas.width, canvas.height] };
}"""


def lit(visit):
    return visit.ask("() => document.querySelector('#veil').classList.contains('on')")


def check_veil(visit, color):
    veil = visit.ask(VEIL, [[hex_of(painted) for painted in COLORS].index(color), *SIZE])
    visit.check(veil["on"], f"{color} lights nothing up")
    visit.check(veil["wrong"] == 0, f"{veil['wrong']} places wrong for {color}")
    return veil


def check_swatches(visit):
    page = visit.page
    visit.open_still()
    hexes = visit.hexes()
    swatches = page.locator("#strip button")
    for index, color in enumerate(hexes):
        swatches.nth(index).hover()
        check_veil(visit, color)
    page.mouse.move(2, 2)
    visit.check(not lit(visit), "the still stays veiled without the pointer")
    page.locator(".colors li").nth(1).hover()
    check_veil(visit, hexes[1])
    # The other way round: a place of the still tells its swatch, and the picture stays uncovered.
    page.mouse.move(2, 2)
    page.locator("#still").scroll_into_view_if_needed()
    box = page.locator("#still").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 20 / 320, box["y"] + box["height"] * 15 / 180)
    visit.check(hex_of(COLORS[field(20, 15)]) in visit.text("#readout"), f"readout: {visit.text('#readout')}")
    visit.check(page.locator("#readout").is_visible(), "the readout does not show")
    visit.check(not lit(visit), "pointing at the still hides it")
    page.mouse.down()
    page.mouse.up()
    check_veil(visit, hex_of(COLORS[field(20, 15)]))
    page.mouse.move(2, 2)
    visit.check(lit(visit), "the mask of a click goes away with the pointer")
    page.keyboard.press("Escape")
    visit.check(not lit(visit), "Escape does not uncover the still")

    wanted = {"hex": hexes[0], "rgb": "rgb(%d %d %d)" % tuple(int(hexes[0][at:at + 2], 16) for at in (1, 3, 5))}
    for form in ["hex", "rgb", "oklch"]:
        page.select_option("#copy-format", form)
        swatches.first.click()
        # The form before may still be announced, and still be on the clipboard.
        start = "#" if form == "hex" else form
        visit.wait(lambda: visit.clipboard().startswith(start), f"{form} copied")
        text = visit.clipboard()
        visit.check(text == wanted.get(form, text), f"{form} copied as {text}")
        visit.wait(lambda: visit.text("#status") == f"Copied {text}", f"copying {form} announced")
    page.select_option("#copy-format", "hex")
    page.click("#copy-all")
    visit.wait(lambda: visit.clipboard() == "\n".join(hexes), "all colors copied")
    stored = visit.ask("() => Object.keys(localStorage)")
    visit.check(set(stored) <= {"theme", "copy"}, f"stored: {stored}")


def check_mask(visit):
    """Masks have the picture's own resolution, though the service's map of it is coarser."""
    visit.go()
    visit.after(lambda: visit.page.set_input_files("#file", visit.still.with_name("large.png")))
    for index, color in enumerate(visit.hexes()):
        visit.page.locator("#strip button").nth(index).hover()
        size = check_veil(visit, color)["size"]
        visit.check(tuple(size) == LARGE, f"a mask of {size}")


def check_shares(visit):
    """Shares are written as in the list that Swift keeps to, and alike in row, reason and label."""
    lines = (Path(__file__).parents[2] / "Tests/ReferenceData/shares.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    visit.go()
    texts = visit.ask("""async shares => {
      const { shareText } = await import("/assets/share.js");
      return shares.map(share => shareText(Number(share)));
    }""", [share for share, _ in rows])
    for (share, wanted), text in zip(rows, texts):
        visit.check(text == wanted, f"a share of {share} is {text}, not {wanted}")
    for sample in range(visit.page.locator("#samples button").count()):
        visit.go()
        visit.after(lambda: visit.page.locator("#samples button").nth(sample).click())
        colors = visit.ask("""() => [...document.querySelectorAll(".colors li")].map((row, at) => ({
          name: row.querySelector("b").textContent, share: row.querySelector(".share").textContent,
          reason: row.querySelector(".reason").textContent,
          label: document.querySelectorAll("#strip button")[at].getAttribute("aria-label") }))""")
        for color in colors:
            visit.check(f"{color['share']} of the counted pixels" in color["reason"],
                        f"{color['share']}, but the reason says: {color['reason']}")
            visit.check(f", {color['share']}, " in color["label"], f"{color['share']}: {color['label']}")
        names = [color["name"] for color in colors]
        visit.check(len(set(names)) == len(names), f"names twice: {names}")


def check_facts(visit):
    """Blacks, whites and the near-neutral quarter are those that were painted, and can be copied."""
    visit.open_still()
    rows = visit.ask("""() => [...document.querySelectorAll(".facts li")].map(row => [
      row.querySelector(".words").textContent.trim(), row.querySelector(".value, .share").textContent])""")
    wanted = [["blacks neutral", "#0c0c0e"], ["whites warm", "#d2be96"], ["near-neutral", "25.0%"]]
    visit.check(rows == wanted, f"the facts are {rows}")
    visit.page.locator(".facts .value").nth(1).click()
    visit.wait(lambda: visit.clipboard() == "#d2be96", "the white is copied")


def check_keyboard(visit):
    """Tab reaches all, arrows move within the strip, Enter copies."""
    page = visit.page
    visit.open_still()
    hexes = visit.hexes()
    seen = set()
    visit.ask("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    for _ in range(60):
        page.keyboard.press("Tab")
        at = visit.ask("""() => {
          const at = document.activeElement, box = at.getBoundingClientRect();
          const top = document.elementFromPoint(
            Math.min(innerWidth - 2, Math.max(1, box.x + box.width / 2)), box.y + Math.min(box.height, 40) / 2);
          const hidden = at !== document.body && top !== at && !at.contains(top) && !top?.contains(at)
            && !at.matches(".rail input, .choices input, .region");
          return { name: at.id || at.getAttribute("aria-label") || at.textContent.slice(0, 30), hidden,
                   place: at.closest("[id]")?.id ?? "" };
        }""")
        seen |= {at["name"], at["place"]}
        visit.check(not at["hidden"], f"what Tab reached is hidden: {at['name']}")
    missing = {"pick", "theme", "strip", "markers", "tray", "option-count", "more-button",
               "tab-colors", "copy-format", "add-hex", "copy-all", "all-formats"} - seen
    visit.check(not missing, f"Tab does not reach {sorted(missing)}")

    swatches = page.locator("#strip button")
    swatches.first.focus()
    last = len(hexes) - 1
    for key, wanted in [("ArrowRight", 1), ("End", last), ("ArrowRight", last), ("Home", 0), ("ArrowLeft", 0)]:
        page.keyboard.press(key)
        at = visit.ask("() => [...document.activeElement.parentElement.children].indexOf(document.activeElement)")
        visit.check(at == wanted, f"{key} leads to swatch {at}")
        check_veil(visit, hexes[wanted])
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    visit.wait(lambda: visit.clipboard() == hexes[1], "Enter copies a swatch")

    page.locator("#tab-colors").focus()
    for name in ["export", "contrast"]:
        page.keyboard.press("ArrowRight")
        visit.check(page.locator(f"#{name}").is_visible(), f"the arrow does not open {name}")
    page.keyboard.press("Home")
    visit.check(page.locator("#colors").is_visible(), "Home does not open the first tab")


def check_lock(visit):
    """A locked color stays, whatever the options are."""
    page = visit.page
    visit.go()
    visit.after(lambda: page.locator("#samples button").nth(0).click())
    known = {option["name"] for option in json.load(urlopen(f"{visit.address}/v1/options"))["options"]}
    if "lock" not in known:
        visit.check(page.locator(".lock").count() == 0, "a lock that the service does not know")
        print("  the service knows no lock: nothing to lock")
        return
    color = visit.hexes()[-1]
    visit.after(lambda: page.locator(".lock").last.click())
    visit.check(f"lock={color[1:]}" in page.url, f"no lock in {page.url}")
    visit.open_more()
    for choice in [("count", "4"), ("algorithm", "kmeans")]:
        if choice[0] == "count":
            visit.after(lambda: page.locator("#option-count").fill("4"))
        else:
            visit.after(lambda: page.locator("[data-option=algorithm] label", has_text="kmeans").click())
        visit.check(color in visit.hexes(), f"{color} is locked and not in {visit.hexes()}")
    visit.check(len(visit.hexes()) == 4, f"4 colors with a lock are {visit.hexes()}")
    pressed = page.locator(f".lock[aria-pressed=true]")
    visit.check(pressed.count() == 1, f"{pressed.count()} locks are shown")
    pressed.focus()
    visit.after(lambda: page.keyboard.press("Enter"))
    visit.check("lock=" not in page.url, "the lock does not open")
