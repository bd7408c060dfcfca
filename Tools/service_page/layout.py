"""How the page is laid out: the picture with its palette, inks, sizes of type."""

from .results import bytes_of, luminance

SEEN = """() => {
  const whole = element => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.left >= -0.5 && box.bottom <= innerHeight + 0.5 && box.right <= innerWidth + 0.5;
  };
  const swatches = [...document.querySelectorAll("#strip button")];
  const still = document.querySelector("#still").getBoundingClientRect();
  return {
    still: whole(document.querySelector("#still")), size: [still.width, still.height],
    hidden: swatches.filter(swatch => !whole(swatch)).length,
    rows: new Set(swatches.map(swatch => swatch.getBoundingClientRect().top)).size,
    cut: swatches.filter(swatch => swatch.scrollWidth > swatch.clientWidth + 1
      || [...swatch.children].some(part => part.scrollWidth > part.clientWidth + 1)).map(swatch => swatch.textContent),
    labels: swatches.map(swatch => swatch.querySelector("b").offsetHeight > 0),
  };
}"""
INKS = """() => [...document.querySelectorAll("#strip button")].map(swatch => [
  getComputedStyle(swatch).color, getComputedStyle(swatch).backgroundColor].map(
    color => color.match(/\\d+/g).slice(0, 3).map(Number)))"""
TYPES = """() => [...document.querySelectorAll("body *")].filter(element => element.offsetParent
  && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(element => { const style = getComputedStyle(element); return [style.fontSize, style.fontFamily, element.textContent.slice(0, 20)]; })"""
OVERLAPS = """() => {
  const shown = [...document.querySelectorAll("header button, header select, .head button, .head label, .head .rail, #actions button, .tray .card")]
    .filter(element => element.offsetParent).map(element => [element, element.getBoundingClientRect()]);
  const pairs = [];
  shown.forEach(([one, a], at) => shown.slice(at + 1).forEach(([other, b]) => {
    if (one.contains(other) || other.contains(one) || one.closest("#actions") || other.closest("#actions")) return;
    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      pairs.push(`${one.textContent || one.id} and ${other.textContent || other.id}`);
  }));
  return pairs;
}"""


def check_layout(visit):
    """The whole palette is seen with the picture, in one strip up to ten, else in rows of eight."""
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    visit.open_gradient()
    phone = visit.width < 600
    for count, rows in [(1, 1), (5, 1 if not phone else 2), (8, 1 if not phone else 2),
                        (10, 1 if not phone else 2), (24, 3 if not phone else 6), (64, 8 if not phone else 16)]:
        if str(count) != page.locator("#option-count").input_value():
            visit.after(lambda: page.locator("#option-count").fill(str(count)))
        visit.ask("() => scrollTo(0, 0)")
        seen = visit.ask(SEEN)
        visit.check(seen["still"] and seen["hidden"] == 0, f"{count} colors: {seen}")
        visit.check(min(seen["size"]) >= (100 if count == 64 else 180), f"{count} colors: the picture is {seen['size']}")
        visit.check(phone and count == 5 or seen["rows"] == rows, f"{count} colors in {seen['rows']} rows")
        visit.check(not seen["cut"], f"{count} colors: labels are cut off: {seen['cut'][:3]}")
        visit.check(all(seen["labels"]) and len(seen["labels"]) == count, f"{count} colors lack their hex")
        check_inks(visit)
        overlaps = visit.ask(OVERLAPS)
        visit.check(not overlaps, f"{count} colors: one control under another: {overlaps[:3]}")
        visit.picture(f"count-{count}")
    if not phone:
        # Count and order are in reach without scrolling.
        for reach in ["#option-count", "[data-option=sort]"]:
            box = page.locator(reach).bounding_box()
            visit.check(box["y"] + box["height"] <= 800, f"{reach} needs scrolling")


def check_inks(visit):
    """Labels are pure black or white, whichever can be read on the color."""
    for ink, ground in visit.ask(INKS):
        visit.check(ink in ([0, 0, 0], [255, 255, 255]), f"an ink of {ink}")
        dark, light = sorted([luminance(ink), luminance(ground)])
        visit.check((light + 0.05) / (dark + 0.05) >= 4.5, f"{ink} on {ground} cannot be read")


def check_type(visit):
    """One family in three sizes, on every panel."""
    visit.go()
    texts = visit.ask(TYPES)
    visit.open_gradient()
    visit.open_more()
    for tab in ["colors", "export", "contrast", "vision", "compare", "cloud"]:
        visit.open_tab(tab)
        texts += visit.ask(TYPES)
    sizes = {size for size, _, _ in texts}
    visit.check(sizes == {"12px", "15px", "22px"}, f"sizes of type: {[text for text in texts if text[0] not in ('12px', '15px', '22px')][:4]}")
    # What is to be pasted into a program is in the family of programs.
    families = {family for _, family, _ in texts if "monospace" not in family}
    visit.check(len(families) == 1, f"families of type: {families}")


def check_sentences(visit):
    """Each option behind More says what it does, where a finger sees it as well."""
    visit.open_still()
    visit.open_more()
    rows = visit.ask("""() => [...document.querySelectorAll(".more .option")].filter(row => row.offsetParent).map(row => [
      row.dataset.option, row.querySelector(".why").textContent, row.querySelector(".why").offsetHeight > 0])""")
    visit.check(len(rows) >= 6, f"options behind More: {rows}")
    for name, sentence, shown in rows:
        visit.check(shown and sentence.endswith(".") and sentence[0].isupper(), f"{name} says: {sentence}")
    fields = visit.ask("() => [...document.querySelectorAll('.numbers input')].map(input => input.scrollWidth <= input.clientWidth)")
    visit.check(len(fields) == 4 and all(fields), f"region fields cut off their numbers: {fields}")
