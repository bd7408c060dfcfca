"""Several stills at once, recent ones, folders, and what cannot be opened."""

import io
import zipfile

from .opening import transfer
from .visit import HEXES

FOLDER = """async ([text]) => {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const file = name => ({ isFile: true, name, file: done => done(new File([bytes], name, { type: "image/png" })) });
  const folder = (name, entries) => ({ isDirectory: true, name, createReader: () => {
    let rest = entries;
    return { readEntries: done => { done(rest); rest = []; } };
  } });
  const text_ = { isFile: true, name: "notes.txt", file: done => done(new File(["x"], "notes.txt")) };
  const tree = folder("stills", [file("b.png"), text_, folder("more", [file("c.png")]), file("a.png")]);
  const event = new Event("drop", { bubbles: true, cancelable: true });
  event.dataTransfer = { files: [], getData: () => "", items: [{ webkitGetAsEntry: () => tree }] };
  document.querySelector("#stage").dispatchEvent(event);
}"""


LATEST = """async () => {
  const { Recent } = await import("/assets/recent.js");
  return (await new Recent().list())[0]?.name;
}"""


def names(visit):
    return visit.ask("() => [...document.querySelectorAll('.tray .card')].map(card => card.title)")


def filled(visit):
    return visit.ask("""() => [...document.querySelectorAll(".tray .card")].every(card =>
      card.querySelector("i") && !card.classList.contains("waiting"))""")


def current(visit):
    return visit.text(".tray [aria-current]") or visit.ask(
        "() => document.querySelector('.tray [aria-current]')?.title")


def check_several(visit):
    """Two files are two stills, each with its own palette; options are shared, regions are not."""
    page = visit.page
    visit.go()
    both = [visit.still, visit.folder / "gradient.png"]
    visit.after(lambda: page.set_input_files("#file", both))
    visit.wait(lambda: names(visit) == ["fields.png", "gradient.png"] and filled(visit), "two stills with palettes")
    visit.check(set(visit.hexes()) == HEXES and current(visit) == "fields.png", f"first {current(visit)}: {visit.hexes()}")
    strips = visit.ask("""() => [...document.querySelectorAll(".tray .plain-strip")].map(strip => strip.children.length)""")
    visit.check(strips == [4, 8], f"the palettes in the row have {strips} colors")

    visit.open_more()
    numbers = page.locator("[data-option=region] input")
    numbers.nth(2).fill("10")
    visit.after(lambda: numbers.nth(2).press("Enter"))
    part = visit.hexes()
    visit.after(lambda: page.locator(".tray .card").nth(1).click())
    visit.check(len(visit.hexes()) == 8 and "region" not in page.url, f"the region goes to the next still: {page.url}")
    visit.after(lambda: page.locator("#option-count").fill("3"))
    visit.wait(lambda: filled(visit), "the other still with three colors")
    strips = visit.ask("""() => [...document.querySelectorAll(".tray .plain-strip")].map(strip => strip.children.length)""")
    visit.check(strips == [len(part[:3]), 3], f"after a change of all: {strips}")
    visit.after(lambda: page.locator(".tray .card").first.click())
    visit.check("region" in page.url and "count=3" in page.url, f"the still forgets its region: {page.url}")

    visit.open_tab("export")
    with page.expect_download() as download:
        page.click("#save-all")
    data = open(download.value.path(), "rb").read()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        visit.check(archive.testzip() is None, "the archive is damaged")
        visit.check(archive.namelist() == ["fields.css", "gradient.css"], f"the archive has {archive.namelist()}")
        for name in archive.namelist():
            text = archive.read(name).decode()
            visit.check(name.replace(".css", ".png") in text, f"{name} lacks its still's name")
        visit.check(archive.read("gradient.css").decode().count("#") == 3, "the archive has other options")

    page.locator(".tray .close").first.focus()
    visit.after(lambda: page.keyboard.press("Enter"))
    visit.check(names(visit) == ["gradient.png"] and len(visit.hexes()) == 3, f"after closing one: {names(visit)}")


def check_twice(visit):
    """A file that is opened twice is one still; a closed one gives its picture back to the browser."""
    page = visit.page
    visit.go()
    page.evaluate("""() => {
      window.revoked = [];
      const revoke = URL.revokeObjectURL;
      URL.revokeObjectURL = address => { window.revoked.push(address); revoke.call(URL, address); };
    }""")
    visit.after(lambda: page.set_input_files("#file", [visit.still, visit.folder / "gradient.png"]))
    visit.wait(lambda: names(visit) == ["fields.png", "gradient.png"] and filled(visit), "two stills with palettes")
    visit.after(lambda: page.set_input_files("#file", [visit.still, visit.folder / "gradient.png"]))
    visit.wait(lambda: names(visit) == ["fields.png", "gradient.png"] and filled(visit),
               f"the same files again, {names(visit)}")
    address = visit.ask("() => document.querySelector('.tray img').src")
    visit.check(address.startswith("blob:"), f"the picture is at {address}")
    visit.after(lambda: page.locator(".tray .close").first.click())
    visit.check(names(visit) == ["gradient.png"], f"after closing one: {names(visit)}")
    visit.check(address in visit.ask("() => window.revoked"), "a closed still keeps its memory")
    visit.after(lambda: page.set_input_files("#file", [visit.still]))
    visit.wait(lambda: names(visit) == ["gradient.png", "fields.png"] and filled(visit), f"opened again: {names(visit)}")
    visit.check(visit.ask("() => document.querySelector('#still').naturalWidth") == 320, "the picture is not back")


def check_folder(visit):
    """A dropped folder gives its pictures, by name, and those of the folders in it."""
    import base64
    visit.go()
    text = base64.b64encode(open(visit.still, "rb").read()).decode()
    visit.after(lambda: visit.ask(FOLDER, [text]))
    visit.wait(lambda: names(visit) == ["a.png", "b.png", "c.png"] and filled(visit), f"the folder's stills, {names(visit)}")


def check_recent(visit):
    """A still that was opened can be opened again later, until it is forgotten."""
    page = visit.page
    visit.open_still()
    visit.check(page.locator("#recent").is_hidden(), "recent stills show beside a still")
    visit.wait(lambda: visit.ask(LATEST) == "fields.png", "the still is kept")
    visit.go()
    cards = page.locator("#recent-list button")
    visit.wait(lambda: cards.count() >= 1, "a recent still")
    visit.check("fields.png" in cards.first.inner_text(), f"recent: {cards.first.inner_text()}")
    visit.check(cards.first.locator(".plain-strip i").count() == 4, "a recent still has no palette")
    visit.after(cards.first.click)
    visit.check(set(visit.hexes()) == HEXES, f"opened again: {visit.hexes()}")
    # More than twelve are not kept.
    visit.ask("""async () => {
      const { Recent } = await import("/assets/recent.js");
      const recent = new Recent(), palette = key => ({ colors: [], source: { sha256: key } });
      const bytes = await (await fetch("/v1/samples/beach.jpg")).blob();
      const address = URL.createObjectURL(bytes);
      for (let at = 0; at < 14; at++) await recent.keep({ name: `${at}.jpg`, bytes, address }, palette(String(at)));
    }""")
    page.click("#home")
    visit.wait(lambda: cards.count() == 12, "twelve recent stills")
    visit.check(cards.first.inner_text().strip() == "13.jpg", f"the latest is {cards.first.inner_text()}")
    page.click("#forget")
    visit.wait(lambda: cards.count() == 0 and page.locator("#recent").is_hidden(), "no recent still")
    visit.go()
    visit.check(cards.count() == 0, "what was forgotten is back")


def check_unreadable(visit):
    """Errors name the file and the next step; a film says what to do with films."""
    page = visit.page
    visit.go()
    page.set_input_files("#file", {"name": "holiday.mp4", "mimeType": "video/mp4", "buffer": b"ftyp"})
    visit.wait(lambda: "holiday.mp4" in visit.text("#error"), "a word about a film")
    visit.check("filmpalette film holiday.mp4" in visit.text("#error"), f"a film: {visit.text('#error')}")
    visit.refused = (415, 422)
    page.set_input_files("#file", {"name": "letter.jpg", "mimeType": "image/jpeg", "buffer": b"Dear reader,\n" * 40})
    visit.wait(lambda: "letter.jpg" in visit.text("#error"), "a word about what is no picture")
    visit.check("JPEG" in visit.text("#error"), f"no next step in: {visit.text('#error')}")
    # Among several, the others open.
    good = {"name": "good.png", "mimeType": "image/png", "buffer": open(visit.still, "rb").read()}
    bad = {"name": "bad.png", "mimeType": "image/png", "buffer": b"\x89PNG not a picture"}
    page.set_input_files("#file", [good, bad])
    visit.wait(lambda: "bad.png" in visit.text("#error"), "a word about one of several")
    visit.wait(lambda: names(visit) == ["good.png"] and visit.quiet(), f"the other one, {names(visit)}")
    visit.refused = ()
