"""The markers on the picture: dragged by mouse and finger, moved by keys, with a loupe."""

import re

from .visit import COLORS, field, hex_of

LOUPE = """() => {
  const canvas = document.querySelector("#loupe canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const rows = [];
  for (let row = 0; row < 17; row++) for (let column = 0; column < 17; column++) {
    // The middle of an enlarged pixel; the middle one of all has a frame around it.
    const at = 4 * ((8 * row + 4) * canvas.width + 8 * column + 4);
    rows.push([...data.slice(at, at + 3)]);
  }
  return rows;
}"""


def place(visit, x, y):
    """Where the middle of a pixel of the still is on the screen."""
    box = visit.page.locator("#still").bounding_box()
    return (box["x"] + box["width"] * (x + 0.5) / 320, box["y"] + box["height"] * (y + 0.5) / 180)


def marker(visit, color):
    return visit.page.locator(f"#markers button[aria-label$='{color}']")


def middle(visit, color):
    box = marker(visit, color).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pixel(visit, color):
    """The pixel under a marker."""
    box, (x, y) = visit.page.locator("#still").bounding_box(), middle(visit, color)
    return int((x - box["x"]) / box["width"] * 320), int((y - box["y"]) / box["height"] * 180)


def check_markers(visit):
    """Each color has a marker on a pixel of that color."""
    visit.open_still()
    for color in visit.hexes():
        found = hex_of(COLORS[field(*pixel(visit, color))])
        visit.check(found == color, f"the marker of {color} is on {found}")


def begin(visit):
    """Opens the still with two colors, and gives the color that is to be moved and a pixel of
    another color, which the palette lacks."""
    visit.open_still("#count=2")
    hexes = visit.hexes()
    goal = next((x, y) for y in range(15, 180, 30) for x in range(20, 320, 40)
                if hex_of(COLORS[field(x, y)]) not in hexes)
    return hexes[1], goal, hex_of(COLORS[field(*goal)])


def check_drag(visit):
    """Dragging a marker shows the pixels around it; releasing it locks the color there."""
    page = visit.page
    color, goal, wanted = begin(visit)
    page.mouse.move(*middle(visit, color))
    visit.check(not visit.ask("() => document.querySelector('#veil').classList.contains('on')"),
                "a marker under the pointer hides the picture")
    page.mouse.down()
    page.mouse.move(*place(visit, goal[0] + 6, goal[1]), steps=4)
    page.mouse.move(*place(visit, *goal))
    visit.check(page.locator("#loupe").is_visible(), "no loupe while a marker is dragged")
    visit.check(wanted in visit.text("#loupe"), f"the loupe says {visit.text('#loupe')}, not {wanted}")
    seen = visit.ask(LOUPE)
    for row in range(17):
        for column in range(17):
            painted = list(COLORS[field(goal[0] + column - 8, goal[1] + row - 8)])
            visit.check(seen[17 * row + column] == painted, f"the loupe shows {seen[17 * row + column]} at {column}, {row}")
    visit.check(wanted in visit.text("#strip"), "the swatch does not follow the marker")
    visit.after(page.mouse.up)
    visit.check(not page.locator("#loupe").is_visible(), "the loupe stays")
    visit.check(wanted in visit.hexes(), f"{wanted} was picked, and the palette is {visit.hexes()}")
    found = re.search(r"lock=(\w+)@([\d.]+),([\d.]+)", page.url)
    visit.check(bool(found) and f"#{found[1]}" == wanted, f"no lock with a place in {page.url}")
    at = (int(float(found[2]) * 320), int(float(found[3]) * 180))
    visit.check(at == goal, f"locked at {at}, not at {goal}")
    visit.check(pixel(visit, wanted) == goal, f"the marker went on to {pixel(visit, wanted)}")
    visit.check(page.locator(".lock[aria-pressed=true]").count() == 1, "the lock does not show")
    visit.check(len(visit.hexes()) == 2, f"two colors became {visit.hexes()}")


def check_finger_drag(visit):
    """A finger drags a marker, and does not scroll the page meanwhile."""
    if not visit.ask("() => matchMedia('(any-pointer: coarse)').matches"):
        return
    page = visit.page
    color, goal, wanted = begin(visit)
    fingers = page.context.new_cdp_session(page)
    touch = lambda kind, *points: fingers.send("Input.dispatchTouchEvent", {
        "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
    touch("touchStart", middle(visit, color))
    touch("touchMove", place(visit, goal[0] + 9, goal[1] + 5))
    touch("touchMove", place(visit, *goal))
    visit.check(page.locator("#loupe").is_visible(), "no loupe under a finger")
    visit.after(lambda: touch("touchEnd"))
    visit.check(wanted in visit.hexes(), f"the finger picked {wanted}: {visit.hexes()}")
    visit.check(visit.ask("() => scrollY") == 0, "the page scrolled with the marker")


def check_marker_keys(visit):
    """Arrow keys move a marker by a pixel, with Shift by ten; Escape puts it back."""
    page = visit.page
    color, _, _ = begin(visit)
    start = pixel(visit, color)
    marker(visit, color).focus()
    page.keyboard.press("Shift+ArrowRight" if start[0] < 300 else "Shift+ArrowLeft")
    visit.check(page.locator("#loupe").is_visible(), "no loupe for the keyboard")
    page.keyboard.press("Escape")
    visit.check(pixel(visit, color) == start, "Escape does not put the marker back")
    page.wait_for_timeout(600)
    visit.check("lock" not in page.url, "Escape locks a color")

    step = 1 if start[0] < 300 else -1
    keys = ["ArrowRight", "ArrowLeft"][::step]
    page.keyboard.press(f"Shift+{keys[0]}")
    page.keyboard.press(keys[0])
    down = 1 if start[1] < 170 else -1
    page.keyboard.press("ArrowDown" if down > 0 else "ArrowUp")
    visit.after(lambda: page.keyboard.press("Enter"))
    goal = (start[0] + 11 * step, start[1] + down)
    wanted = hex_of(COLORS[field(*goal)])
    visit.check(wanted in visit.hexes(), f"{wanted} is not in {visit.hexes()}")
    found = re.search(r"lock=\w+@([\d.]+),([\d.]+)", page.url)
    at = found and (int(float(found[1]) * 320), int(float(found[2]) * 180))
    visit.check(at == goal, f"the keys lead to {at}, not to {goal}")
    # The next marker, without the mouse.
    before = visit.ask("() => document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("PageDown")
    after = visit.ask("() => document.activeElement.getAttribute('aria-label')")
    visit.check(before != after and after.startswith("Marker"), f"Page Down leads from {before} to {after}")


def check_loupe_fits(visit):
    """The loupe stays inside the screen at the corners of the picture."""
    page = visit.page
    color, _, _ = begin(visit)
    page.mouse.move(*middle(visit, color))
    page.mouse.down()
    for corner in ((1, 1), (318, 1), (1, 178), (318, 178)):
        page.mouse.move(*place(visit, *corner), steps=2)
        box = page.locator("#loupe").bounding_box()
        high = visit.ask("() => innerHeight")
        visit.check(box["x"] >= 0 and box["x"] + box["width"] <= visit.width
                    and box["y"] >= 0 and box["y"] + box["height"] <= high,
                    f"at {corner} the loupe is at {box}")
    page.keyboard.press("Escape")
    page.mouse.up()


def check_dropper(visit):
    """A click on the picture adds the color of that pixel, once it is asked for; Escape takes it back."""
    page = visit.page
    _, goal, wanted = begin(visit)
    before = visit.hexes()
    page.click("#dropper")
    page.mouse.move(*place(visit, goal[0] + 5, goal[1]))
    page.mouse.move(*place(visit, *goal))
    visit.check(page.locator("#loupe").is_visible() and wanted in visit.text("#loupe"),
                f"the loupe says {visit.text('#loupe')}, not {wanted}")
    page.keyboard.press("Escape")
    visit.check(page.locator("#dropper").get_attribute("aria-pressed") == "false"
                and not page.locator("#loupe").is_visible(), "Escape does not put the dropper away")
    visit.check(visit.hexes() == before, "Escape adds a color")
    page.click("#dropper")
    visit.after(lambda: page.mouse.click(*place(visit, *goal)))
    visit.check(wanted in visit.hexes() and len(visit.hexes()) == 3, f"with {wanted}: {visit.hexes()}")
    visit.check(pixel(visit, wanted) == goal, f"the new marker is at {pixel(visit, wanted)}, not at {goal}")
    visit.check(not visit.ask("() => document.querySelector('#veil').classList.contains('on')"),
                "the click lights a swatch as well")
    visit.after(lambda: page.click("#undo"))
    visit.check(visit.hexes() == before, f"undo gives {visit.hexes()}")
    # Without a mouse: from the middle of the picture.
    page.locator("#dropper").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowUp")
    at = (160 + 10, 90 - 1)
    wanted = hex_of(COLORS[field(*at)])
    visit.check(wanted in visit.text("#loupe"), f"the keys lead to {visit.text('#loupe')}, not {wanted}")
    visit.after(lambda: page.keyboard.press("Enter"))
    visit.check(wanted in visit.hexes() and "@" in page.url, f"the keys add {wanted}: {visit.hexes()}")
