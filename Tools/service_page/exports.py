"""The palette as files: previews, copies, names, and every format."""

import json
from urllib.request import urlopen

# What a file of each format begins with.
MAGIC = {
    "json": b"{", "ase": b"ASEF\0\1\0\0", "aco": b"\0\1\0\4", "gpl": b"GIMP Palette", "kpl": b"PK\3\4",
    "procreate": b"PK\3\4", "sketch": b"{", "png": b"\x89PNG\r\n", "sheet": b"\x89PNG\r\n", "svg": b"<svg",
    "tokens": b"{",
}


def save(visit, selector="#save"):
    """What a button saves: its name and its bytes."""
    with visit.page.expect_download() as download:
        visit.page.click(selector)
    return download.value.suggested_filename, open(download.value.path(), "rb").read()


def choose(visit, name, format):
    """Chooses a format and waits for its preview."""
    with visit.page.expect_response(lambda answer: f"format={name}" in answer.url):
        visit.page.click(f"[data-format={name}]")
    # Only one format has the name `fields.json`; two share the ending .css.
    visit.wait(lambda: format["extension"].split(".")[-1] in visit.text("#save"), f"{name} on the button")


def check_export(visit):
    """Every format is saved under the still's name, with what it should begin with."""
    page = visit.page
    formats = json.load(urlopen(f"{visit.address}/v1/options"))["formats"]
    visit.open_still("#tab=export")
    hexes = visit.hexes()
    names = set()
    for index, format in enumerate(formats):
        # Chromium drops what a page saves beyond ten files in as many seconds; a new one starts anew.
        if index % 8 == 7:
            visit.open_still("#tab=export")
        choose(visit, format["name"], format)
        name, data = save(visit)
        names.add(name)
        visit.check(name.startswith("fields.") and name.endswith(format["extension"]), f"{format['name']} is called {name}")
        start = MAGIC.get(format["name"], b"")
        visit.check(data.startswith(start) and len(data) > 20, f"{name} begins with {data[:12]}")
        if format["name"] in ("css", "scss", "hex", "csv", "svg"):
            visit.check(all(color in data.decode().lower() for color in hexes), f"{name} lacks colors")
    visit.check(len(names) == len(formats), f"{len(formats)} formats have {len(names)} names")


def check_preview(visit):
    """Text is shown, copied with one click, and has the file's own name in it."""
    page = visit.page
    visit.open_still("#tab=export")
    visit.wait(lambda: "fields.png" in visit.text("#export pre"), "the still's name in the preview")
    page.get_by_role("button", name="Copy text").click()
    visit.wait(lambda: visit.clipboard() == visit.text("#export pre"), "the preview copied")
    name, data = save(visit)
    visit.check((name, data.decode()) == ("fields.css", visit.text("#export pre")), f"{name} is not what was shown")
    visit.after(lambda: page.locator("#option-count").fill("2"))
    visit.wait(lambda: visit.text("#export pre") != data.decode(), "the preview follows the options")
    page.click("[data-format=ase]")
    visit.wait(lambda: "binary file" in visit.text("#export .view"), "a word about a binary file")
    visit.check(not page.get_by_role("button", name="Copy text").is_visible(), "binary bytes can be copied")
    page.click("[data-format=png]")
    visit.wait(lambda: visit.ask("() => document.querySelector('#export .view img')?.naturalWidth > 0"), "a picture as preview")

    name, data = save(visit, "#save-ase")
    visit.check((name, data[:4]) == ("fields.ase", b"ASEF"), f"ASE saves {name}")
    link = page.get_by_role("link", name="Open in coolors").get_attribute("href")
    wanted = "https://coolors.co/" + "-".join(color[1:] for color in visit.hexes())
    visit.check(link == wanted, f"coolors: {link}")
    visit.open_tab("colors")
    page.click("#all-formats")
    visit.check(page.locator("#export").is_visible(), "All… does not open the formats")
