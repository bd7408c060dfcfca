"""Options by mouse and by keyboard, the region, and the address that keeps them."""

import re

from .visit import COLORS, HEXES, field, hex_of


def check_options(visit):
    page = visit.page
    visit.open_gradient()
    visit.open_more()
    page.locator("#option-count").focus()
    visit.after(lambda: page.keyboard.press("ArrowLeft"))
    visit.check(len(visit.hexes()) == 7 and "count=7" in page.url, f"7 colors: {visit.hexes()}, {page.url}")
    visit.after(lambda: page.locator("[data-option=count] input[type=checkbox]").check())
    visit.check("count=auto" in page.url, f"no auto in {page.url}")
    visit.after(lambda: page.locator("#option-count").fill("5"))
    visit.check(len(visit.hexes()) == 5, f"5 colors: {visit.hexes()}")

    linkage = page.locator("[data-option=linkage]")
    visit.check(not linkage.is_visible(), "linkage shows without agglomerative")
    visit.check(page.locator("#option-space").is_disabled(), "standout lets a space be chosen")
    visit.after(lambda: page.locator("[data-option=algorithm] label", has_text="agglomerative").click())
    visit.check(linkage.is_visible(), "agglomerative does not show its linkage")
    page.locator("[data-option=algorithm] input:checked").focus()
    visit.after(lambda: page.keyboard.press("ArrowLeft"))
    visit.check("algorithm=kmeans" in page.url, f"the arrow does not choose: {page.url}")
    first = visit.hexes()
    visit.after(lambda: page.select_option("#option-space", "rgb"))
    visit.check("space=rgb" in page.url and visit.hexes() != first, "the space changes nothing")
    visit.after(lambda: page.locator("[data-option=sort] label", has_text="light").click())
    light = [sum(int(color[at:at + 2], 16) for at in (1, 3, 5)) for color in visit.hexes()]
    visit.check(light in (sorted(light), sorted(light, reverse=True)) or light[0] != max(light),
                f"sorted by lightness: {visit.hexes()}")

    low, high = [page.locator(f"[data-option=min-brightness] input").nth(at) for at in (0, 1)]
    low.focus()
    for _ in range(3):
        visit.after(lambda: page.keyboard.press("ArrowRight"))
    visit.check("min-brightness=0.03" in page.url, f"brightness by keyboard: {page.url}")
    box = page.locator("[data-option=min-brightness] .rail").bounding_box()
    page.locator("[data-option=min-brightness]").scroll_into_view_if_needed()
    box = page.locator("[data-option=min-brightness] .rail").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 8, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, middle, steps=4)
    visit.after(page.mouse.up)
    high_now = float(high.input_value())
    visit.check(0.4 < high_now < 0.6 and float(low.input_value()) < high_now, f"brightness by mouse: {high_now}")
    brightest = max(sum(int(color[at:at + 2], 16) for at in (1, 3, 5)) / 765 for color in visit.hexes())
    visit.check(brightest < high_now + 0.02, f"a color of {brightest} under a bound of {high_now}")
    visit.after(lambda: page.click("#reset"))
    visit.check("brightness" not in page.url and len(visit.hexes()) == 8, f"Reset: {page.url}")


def check_region(visit):
    page = visit.page
    visit.open_still()
    visit.open_more()
    still = page.locator("#still")
    still.scroll_into_view_if_needed()
    box = still.bounding_box()
    at = lambda x, y: (box["x"] + box["width"] * x / 320, box["y"] + box["height"] * y / 180)
    page.mouse.move(*at(44, 33))
    page.mouse.down()
    page.mouse.move(*at(60, 40), steps=3)
    page.mouse.move(*at(76, 57))
    visit.after(page.mouse.up)
    visit.check(visit.hexes() == [hex_of(COLORS[field(50, 40)])], f"the drawn region gives {visit.hexes()}")
    visit.check(re.search(r"region=0\.\d+,0\.\d+,0\.\d+,0\.\d+", page.url), f"no region in {page.url}")
    visit.check(page.locator("#region").is_visible(), "the region does not show")

    if visit.ask("() => matchMedia('(any-pointer: coarse)').matches"):
        check_finger(visit)

    numbers = page.locator("[data-option=region] input")
    for index, value in enumerate(["0", "0", "100", "16"]):
        numbers.nth(index).fill(value)
        visit.after(lambda: numbers.nth(index).press("Enter"))
    wanted = {hex_of(COLORS[field(x, 5)]) for x in range(320)}
    visit.check(set(visit.hexes()) == wanted, f"the region in numbers gives {visit.hexes()}")

    for index, value in enumerate(["1", "1", "10", "10"]):
        numbers.nth(index).fill(value)
        visit.after(lambda: numbers.nth(index).press("Enter"))
    page.locator("#region").focus()
    visit.after(lambda: page.keyboard.press("ArrowRight"))
    visit.after(lambda: page.keyboard.press("Shift+ArrowDown"))
    visit.check("region=0.02,0.01,0.1,0.11" in page.url, f"the region by keys: {page.url}")
    visit.after(lambda: page.keyboard.press("Escape"))
    visit.check("region" not in page.url and set(visit.hexes()) == HEXES, f"Escape keeps the region: {page.url}")


def check_finger(visit):
    """A finger scrolls the page, and draws only once it is told to."""
    page = visit.page
    fingers = page.context.new_cdp_session(page)
    touch = lambda kind, *points: fingers.send("Input.dispatchTouchEvent", {
        "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
    page.get_by_role("button", name="Draw").click()
    page.locator("#still").scroll_into_view_if_needed()
    box = page.locator("#still").bounding_box()
    at = lambda x, y: (box["x"] + box["width"] * x / 320, box["y"] + box["height"] * y / 180)
    touch("touchStart", at(4, 4))
    for place in [(12, 10), (24, 18), (34, 26)]:
        touch("touchMove", at(*place))
    visit.after(lambda: touch("touchEnd"))
    visit.check(visit.hexes() == [hex_of(COLORS[field(10, 10)])], f"a finger's region gives {visit.hexes()}")
    page.get_by_role("button", name="Draw").click()


def check_address(visit):
    """A link leads to the same view elsewhere; back and forward lead through what was done."""
    page = visit.page
    visit.go()
    visit.after(lambda: page.locator("#samples button").first.click())
    first = visit.hexes()
    visit.open_more()
    visit.after(lambda: page.locator("[data-option=algorithm] label", has_text="kmeans").click())
    visit.after(lambda: page.select_option("#option-space", "oklab"))
    last = visit.hexes()
    visit.open_tab("vision")
    page.locator("#vision input[value=deutan]").check()
    visit.open_tab("export")
    link = page.url
    page.click("#share")
    visit.wait(lambda: visit.clipboard() == link, "the link copied")

    other = visit.other()
    other.page.goto(link)
    other.wait(other.quiet, "the view of a link")
    other.check(other.hexes() == last, f"the link shows {other.hexes()}, not {last}")
    other.check(other.page.locator("#vision input[value=deutan]").is_checked(), "the link forgets the eyes")
    other.page.close()

    # The tab stays what it is; the palette goes back twice.
    page.go_back()
    page.go_back()
    visit.wait(lambda: visit.quiet() and visit.hexes() == first, "the palette before, on going back")
    visit.check("algorithm" not in page.url, f"back leads to {page.url}")
    page.go_forward()
    page.go_forward()
    visit.wait(lambda: visit.quiet() and visit.hexes() == last, "the palette after, on going forward")



def check_card(visit):
    """An upload cannot be in a link, but its colors are, and they can be used elsewhere."""
    page = visit.page
    visit.open_still()
    hexes = visit.hexes()
    visit.open_tab("export")
    page.click("#share")
    visit.wait(lambda: "without your picture" in visit.text("#status"), "a word about uploads and links")
    link = visit.clipboard()
    visit.check(all(color[1:] in link for color in hexes), f"no colors in {link}")
    other = visit.other()
    other.page.goto(link)
    other.wait(other.quiet, "the colors of a link")
    other.check(other.hexes() == hexes, f"the link shows {other.hexes()}, not {hexes}")
    other.page.close()
