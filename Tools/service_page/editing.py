"""The palette by hand: order, removal, a color of one's own, undo, moods."""

from .visit import HEXES


def strip(visit):
    """The palette as the strip has it."""
    return visit.ask("() => [...document.querySelectorAll('#strip b')].map(label => label.textContent)")


def check_order(visit):
    """Swatches are reordered by drag, by keys and by buttons, and stay in that order."""
    page = visit.page
    visit.open_still()
    first = strip(visit)
    swatches = page.locator("#strip button")
    swatches.first.focus()
    visit.after(lambda: page.keyboard.press("Alt+ArrowRight"))
    wanted = [first[1], first[0], *first[2:]]
    visit.check(strip(visit) == wanted, f"Alt and an arrow make {strip(visit)} of {first}")
    visit.check(visit.hexes() == wanted, "the list has another order than the strip")
    at = visit.ask("() => [...document.activeElement.parentElement.children].indexOf(document.activeElement)")
    visit.check(at == 1, "the focus does not go with the swatch")

    boxes = [swatches.nth(index).bounding_box() for index in (0, 2)]
    spots = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    page.mouse.move(*spots[0])
    page.mouse.down()
    page.mouse.move(spots[0][0] + 12, spots[0][1])
    page.mouse.move(*spots[1], steps=3)
    visit.after(page.mouse.up)
    wanted = [wanted[1], wanted[2], wanted[0], wanted[3]]
    visit.check(strip(visit) == wanted, f"the drag makes {strip(visit)}, not {wanted}")
    visit.check(visit.text("#status") != f"Copied {wanted[2]}", "a drag copies")

    page.locator(".more-of").nth(3).click()
    visit.after(lambda: page.get_by_role("button", name="Move up").click())
    wanted = [*wanted[:2], wanted[3], wanted[2]]
    visit.check(strip(visit) == wanted, f"Move up makes {strip(visit)}, not {wanted}")
    # What that does is said, and is taken back with one press.
    visit.check("All colors are locked, to keep your order" in visit.text("#by-hand"),
                f"no word that all colors are locked: {visit.text('#by-hand')}")
    visit.after(lambda: page.click("#unlock"))
    visit.check("lock" not in page.url and page.locator("#by-hand").is_hidden(), f"unlocked: {page.url}")
    visit.after(lambda: page.click("#undo"))
    visit.check(strip(visit) == wanted, f"undo gives {strip(visit)}, not {wanted}")
    # A smaller count lets go of locks instead of failing.
    visit.after(lambda: page.locator("#option-count").fill("3"))
    visit.check(strip(visit) == wanted[:3], f"three of {wanted} are {strip(visit)}")
    visit.after(lambda: page.click("#undo"))
    # A file has the same order.
    visit.open_tab("export")
    page.click("[data-format=hex]")
    visit.wait(lambda: visit.text("#export pre").split() == wanted, "the order in a file")


def check_remove(visit):
    """A color is removed by key and by button; the others stay; undo brings it back."""
    page = visit.page
    visit.open_still()
    first = visit.hexes()
    page.locator("#strip button").nth(2).focus()
    visit.after(lambda: page.keyboard.press("Delete"))
    rest = [color for color in first if color != first[2]]
    visit.check(sorted(visit.hexes()) == sorted(rest), f"without {first[2]}: {visit.hexes()}")
    page.locator(".more-of").first.click()
    gone = visit.hexes()[0]
    visit.after(lambda: page.get_by_role("button", name="Remove").click())
    visit.check(gone not in visit.hexes() and len(visit.hexes()) == 2, f"without {gone}: {visit.hexes()}")

    visit.after(lambda: page.click("#undo"))
    visit.check(sorted(visit.hexes()) == sorted(rest), f"undo gives {visit.hexes()}")
    page.locator("#strip button").first.focus()
    visit.after(lambda: page.keyboard.press("Control+z"))
    visit.check(visit.hexes() == first, f"Ctrl+Z gives {visit.hexes()}, not {first}")
    visit.check(page.locator("#undo").is_disabled(), "there is more to undo than was done")


def check_add(visit):
    """A color of one's own joins the palette; what is no color is not sent."""
    page = visit.page
    visit.open_still()
    page.fill("#add-hex", "no color")
    page.keyboard.press("Enter")
    visit.check(page.locator("#add-hex").get_attribute("aria-invalid") == "true", "no word about a wrong color")
    page.fill("#add-hex", "0f8")
    visit.after(lambda: page.keyboard.press("Enter"))
    visit.check(set(visit.hexes()) == HEXES | {"#00ff88"}, f"with #00ff88: {visit.hexes()}")
    visit.check(page.locator("#markers button:visible").count() == 4, "a color from elsewhere has a marker")
    visit.after(lambda: page.click("#undo"))
    visit.check(set(visit.hexes()) == HEXES, f"undo gives {visit.hexes()}")


def check_moods(visit):
    """Tints, shades and harmonies contain the color, are copied, and are exported."""
    page = visit.page
    visit.open_still()
    index = visit.hexes().index("#c81e28")
    page.locator(".more-of").nth(index).click()
    rows = visit.ask("""() => [...document.querySelectorAll(".mood")].map(mood => [
      mood.dataset.mood, [...mood.querySelectorAll(".row button")].map(button => button.title)])""")
    sizes = {name: len(hexes) for name, hexes in rows}
    visit.check(sizes == {"tints": 6, "shades": 6, "complementary": 2, "split": 3, "analogous": 5, "triad": 3}, f"moods: {sizes}")
    visit.check(all("#c81e28" in hexes for _, hexes in rows), "a mood lacks its color")
    # The hue turned by half, its lightness kept: computed with CSS Color 4's own conversion.
    turned = visit.ask("""() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "oklch(from #c81e28 l c h)";
      const parts = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number);
      probe.remove();
      return parts;
    }""")
    for name, hexes in rows:
        if name not in ("complementary", "split", "triad", "analogous"):
            continue
        light = [oklch_lightness(visit, color) for color in hexes]
        visit.check(max(light) - min(light) < 0.01, f"{name}: lightness {light}")
    visit.check(abs(turned[0] - oklch_lightness(visit, "#c81e28")) < 0.001, f"a lightness of {turned[0]}")
    tints = dict(rows)["tints"]
    light = [oklch_lightness(visit, color) for color in tints]
    visit.check(light == sorted(light), f"tints get no lighter: {light}")
    page.locator(".mood .row button").nth(1).click()
    visit.wait(lambda: visit.clipboard() == tints[1], "a tint copied")

    page.get_by_role("button", name="Export tints").click()
    page.click("[data-format=hex]")
    visit.wait(lambda: visit.text("#export pre").split() == tints, "the tints as a file")
    visit.check("tints of #c81e28" in visit.text("#save"), f"tints are saved as {visit.text('#save')}")
    page.get_by_role("button", name="Back to the palette").click()
    visit.wait(lambda: set(visit.text("#export pre").split()) == HEXES, "the palette as a file again")


def oklch_lightness(visit, color):
    return visit.ask("""async color => {
      const [{ oklchOf }, { bytesOf }] = await Promise.all([import("/assets/oklch.js"), import("/assets/luminance.js")]);
      return oklchOf(bytesOf(color)).lightness;
    }""", color)
