"""The panels of results: contrast, color vision, comparison, cloud."""

import base64
import json
from urllib.request import urlopen

from .visit import COLORS, hex_of

INK = """() => {
  const canvas = document.querySelector("#cloud canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4) {
    const color = data[at] << 16 | data[at + 1] << 8 | data[at + 2];
    seen.add(color);
    sum = (sum * 31 + color) % 1000003;
  }
  return { colors: [...seen], sum };
}"""
# Machado, Oliveira & Fernandes 2009, deuteranomaly at severity 1, in linear light.
DEUTAN = [(0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)]


def linear(byte):
    value = byte / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def encoded(light):
    light = min(1, max(0, light))
    return 255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def bytes_of(color):
    return [int(color[at:at + 2], 16) for at in (1, 3, 5)]


def luminance(color):
    return sum(part * linear(byte) for part, byte in zip((0.2126, 0.7152, 0.0722), color))


def check_contrast(visit):
    visit.open_still()
    visit.open_tab("contrast")
    rows = visit.ask("""() => [...document.querySelectorAll(".contrast tbody tr")].map(
      row => [...row.querySelectorAll("td")].map(cell => cell.querySelector("b")?.textContent ?? "–"))""")
    colors = [bytes_of(color) for color in visit.hexes()]
    sizes = [len(rows), *map(len, rows)]
    visit.check(sizes == [4, 6, 6, 6, 6], f"the contrast matrix has {sizes}")
    for row, first in zip(rows, colors):
        # White and black are in every row, after the colors.
        for text, second in zip(row, colors + [[255] * 3, [0] * 3]):
            dark, light = sorted([luminance(first), luminance(second)])
            ratio = (light + 0.05) / (dark + 0.05)
            if first == second:
                visit.check(text == "–", f"a color against itself: {text}")
            else:
                off = ratio - float(text)
                visit.check(-1e-6 <= off < (0.1 if ratio >= 10 else 0.01), f"{first}, {second}: {text}, not {ratio}")
    # A pair that is pressed is seen as text on a ground.
    visit.page.locator(".contrast tbody tr").nth(1).locator("td button").last.click()
    shown = visit.ask("""() => { const style = getComputedStyle(document.querySelector("#contrast .sample"));
      return [style.color, style.backgroundColor]; }""")
    wanted = ["rgb(%d, %d, %d)" % tuple(colors[1]), "rgb(0, 0, 0)"]
    visit.check(shown == wanted, f"the sample is {shown}, not {wanted}")
    visit.check(rows[1][-1] in visit.text(".verdict"), f"the verdict is {visit.text('.verdict')}")
    visit.page.get_by_role("button", name="Swap").click()
    swapped = visit.ask("() => getComputedStyle(document.querySelector('#contrast .sample')).color")
    visit.check(swapped == wanted[1], f"swapped, the text is {swapped}")


def check_vision(visit):
    page = visit.page
    visit.open_still()
    visit.open_tab("vision")
    hexes = visit.hexes()
    page.locator("#vision label", has_text="deutan").click()
    shown = visit.ask("""() => [...document.querySelectorAll("#strip button")].map(
      button => button.style.backgroundColor.match(/\\d+/g).map(Number))""")
    for color, found in zip(hexes, shown):
        light = [linear(byte) for byte in bytes_of(color)]
        wanted = [encoded(sum(part * value for part, value in zip(row, light))) for row in DEUTAN]
        visit.check(max(abs(a - b) for a, b in zip(wanted, found)) <= 1, f"{color} is {found} to deutan, not {wanted}")
    # The still: what is on the screen, read back by the browser itself.
    page.mouse.move(2, 2)
    page.locator("#still").scroll_into_view_if_needed()
    box = page.locator("#still").bounding_box()
    shot = page.screenshot(clip={"x": box["x"] + 8, "y": box["y"] + 8, "width": 4, "height": 4})
    seen = visit.ask("""async text => {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      const context = Object.assign(document.createElement("canvas"), { width: 4, height: 4 }).getContext("2d");
      context.drawImage(image, 0, 0);
      return [...context.getImageData(1, 1, 1, 1).data].slice(0, 3);
    }""", base64.b64encode(shot).decode())
    light = [linear(byte) for byte in COLORS[0]]
    wanted = [encoded(sum(part * value for part, value in zip(row, light))) for row in DEUTAN]
    visit.check(max(abs(a - b) for a, b in zip(wanted, seen)) <= 3, f"the still is {seen} to deutan, not {wanted}")
    page.locator("#vision input:checked").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    visit.check("vision=achromat" in page.url, f"arrows lead to {page.url}")
    grays = visit.ask("""() => [...document.querySelectorAll("#strip button")].every(
      button => new Set(button.style.backgroundColor.match(/\\d+/g)).size === 1)""")
    visit.check(grays, "to achromat eyes there is color")


def check_compare(visit):
    page = visit.page
    known = {option["name"]: option for option in json.load(urlopen(f"{visit.address}/v1/options"))["options"]}
    visit.open_gradient()
    visit.open_tab("compare")
    wanted = len(known["algorithm"]["choices"]) - 1 + len(known["space"]["choices"])
    rows = page.locator(".trials button")
    visit.wait(lambda: page.locator(".trials .plain-strip").count() == wanted, f"{wanted} palettes", 60)
    # The same palette is shown once, with the names of all that give it.
    palettes = visit.ask("""() => [...document.querySelectorAll(".trials li")].filter(row => !row.hidden).map(row => [
      [...row.querySelectorAll("i")].map(part => `${part.style.backgroundColor} ${part.style.flexGrow}`).join(),
      row.querySelector(".label span").textContent.split(", ").length])""")
    visit.check(len({colors for colors, _ in palettes}) == len(palettes), "the same palette is shown twice")
    visit.check(sum(names for _, names in palettes) == wanted, f"names of {sum(names for _, names in palettes)} palettes")
    figures = visit.ask("() => [...document.querySelectorAll('.trials .figures')].map(words => words.textContent)")
    visit.check(all(words.startswith("off by ") and "nearest two " in words for words in figures), f"figures: {figures[:2]}")
    visit.check(rows.first.get_attribute("aria-pressed") == "true", "what is chosen is not marked")
    visit.after(lambda: rows.filter(has_text="oklab").click())
    visit.check("algorithm=kmeans" in page.url and "space=oklab" in page.url, f"chosen: {page.url}")
    strip = """at => [...document.querySelectorAll(at)].map(part => part.style.backgroundColor)"""
    same = visit.ask(strip, ".trials [aria-pressed=true] .plain-strip i") == visit.ask(strip, "#strip button")
    visit.check(same, "the chosen palette is not the one of its row")


def check_cloud(visit):
    page = visit.page
    visit.open_still()
    visit.open_tab("cloud")
    canvas = page.locator("#cloud canvas")
    canvas.scroll_into_view_if_needed()
    visit.wait(lambda: len(visit.ask(INK)["colors"]) > 4, "a cloud")
    seen = visit.ask(INK)
    painted = {red << 16 | green << 8 | blue for red, green, blue in COLORS}
    visit.check(painted <= set(seen["colors"]), "the cloud lacks colors of the still")

    def turns(action, words):
        before = visit.ask(INK)["sum"]
        action()
        visit.wait(lambda: visit.ask(INK)["sum"] != before, words)

    canvas.focus()
    for key in ["ArrowRight", "ArrowUp", "+", "Home"]:
        turns(lambda: page.keyboard.press(key), f"the cloud follows {key}")
    box = canvas.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 60))

    def drag():
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + 50, middle[1] + 10, steps=3)
        page.mouse.up()

    turns(drag, "the cloud follows a drag")
    turns(lambda: page.mouse.wheel(0, -200), "the cloud follows the wheel")
    names = page.locator("#cloud-space option").all_text_contents()
    visit.check(len(names) >= 2 and {"rgb", "oklab"} <= set(names), f"the cloud has {names}")
    turns(lambda: page.select_option("#cloud-space", "rgb"), "another space")
    visit.check(" rgb," in canvas.get_attribute("aria-label"), "nothing says which space it is")
