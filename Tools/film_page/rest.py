"""The filmstrip, links, copying, saved drawings, the wheel, and who wants no motion."""

import xml.etree.ElementTree as XML
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .place import numbers


def check_filmstrip(visit):
    """A click goes to the shot; Tab reaches a scene's shots once, arrows the others."""
    page, film = visit.page, numbers(visit)
    last = len(film["shots"]) - 1
    page.locator(f"#shot-{last + 1}").click()
    visit.check(f"Shot {last + 1} of" in visit.text("#where"), f"a click shows {visit.text('#where')}")
    current = page.locator(".shot[aria-current=true]").get_attribute("data-shot")
    visit.check(current == str(last), f"shot {current} is marked")
    visit.check(visit.ask("() => document.activeElement.id") == "barcode", "the focus is lost")
    for row in page.locator(".shots").all()[:8]:
        cards = row.locator(".shot")
        tabs = row.locator(".shot[tabindex='0']").count()
        visit.check(tabs == 1, f"Tab stops {tabs} times in a scene")
        cards.first.focus()
        page.keyboard.press("ArrowRight")
        at = visit.ask("() => [...document.activeElement.parentElement.children].indexOf(document.activeElement)")
        visit.check(at == min(1, cards.count() - 1), f"the arrow leads to card {at}")
        page.keyboard.press("End")
        focused = visit.ask("() => document.activeElement.id")
        visit.check(focused == cards.last.get_attribute("id"), f"End leads to {focused}")


def check_links(visit):
    """An address with a shot or a scene leads there, while the bar of links stays in sight."""
    page, film = visit.page, numbers(visit)
    last = len(film["shots"])
    page.evaluate("address => { location.hash = address; }", f"#shot-{last}")
    visit.wait(lambda: f"Shot {last} of" in visit.text("#where"), "an address leads to a shot")
    visit.check(page.locator(f"#shot-{last}").is_visible(), "the shot of the address is hidden")
    top = visit.ask("() => document.querySelector('nav').getBoundingClientRect().top")
    visit.check(top == 0, f"the bar of links is at {top}")
    page.evaluate("location.hash = '#scene-1'")
    visit.wait(lambda: "Shot 1 of" in visit.text("#where"), "an address leads to a scene")


def check_files(visit):
    """Every link to a file beside the page leads to one."""
    links = visit.ask("() => [...document.querySelectorAll('#files a')].map(link => link.href)")
    visit.check(len(links) > 3, f"{len(links)} files are linked")
    for link in links:
        path = Path(unquote(urlsplit(link).path))
        visit.check(path.exists(), f"{link} is not there")


def check_saving(visit):
    """Drawings are saved as files that hold what is drawn."""
    page = visit.page
    for section, kind in [("time", "png"), ("curves", "svg"), ("wheel", "png"), ("colors", "svg")]:
        with page.expect_download() as download:
            page.locator(f"#{section} .save").first.click()
        saved = download.value
        visit.check(saved.suggested_filename.endswith(f".{kind}"), f"saved {saved.suggested_filename}")
        content = Path(saved.path()).read_bytes()
        if kind == "png":
            visit.check(content.startswith(b"\x89PNG") and len(content) > 1000, f"{section}: no PNG")
            continue
        drawn = list(XML.fromstring(content).iter())
        tags = [element.tag.split("}")[1] for element in drawn]
        if section == "curves":
            words = [element.text for element in drawn if element.tag.endswith("}text")]
            visit.check(any("lightness, 0 black" in text for text in words), f"no unit in {words}")
            visit.check({"1", "0"} <= set(words), f"no values on the axis in {words}")
            (visit.folder / "curve.svg").write_bytes(content)
        rows = page.locator(f"#{section} .identities").first.locator("svg").count() or 1
        visit.check(tags.count("svg") == rows + 1, f"{section}: {tags.count('svg')} drawings")
        visit.check("title" in tags and tags.count("text") > 1, f"{section}: words are missing")


def check_timecode(visit):
    """Timecode stands beside seconds, counted from the film's own."""
    page, film = visit.page, numbers(visit)
    code = film["timecode"]
    visit.check(code is not None, "there is no timecode")
    page.locator("#barcode").focus()
    page.keyboard.press("End")
    shown = visit.text("#frame")
    number = code["origin"] + int(shown.split("frame ")[1].split(",")[0])
    seconds, frames = divmod(number, code["base"])
    wanted = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frames:02}"
    visit.check(code["dropsFrames"] or shown.startswith(wanted), f"{shown} is not {wanted}")
    page.keyboard.press("Home")


def check_copying(visit):
    page = visit.page
    paste = lambda: visit.ask("() => navigator.clipboard.readText()")
    for chip in [page.locator(".wide-strip button").first, page.locator("#palette .chip").last,
                 page.locator("#now-colors .chip").first]:
        color = chip.get_attribute("data-copy")
        chip.click()
        visit.wait(lambda: visit.text("#status") == f"Copied {color}", f"says that {color} is copied")
        visit.check(paste() == color, f"{color} is copied as {paste()}")
    strip = page.locator(".wide-strip button")
    strip.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    color = strip.nth(min(1, strip.count() - 1)).get_attribute("data-copy")
    visit.wait(lambda: paste() == color, "Enter copies a color")


def check_wheel(visit):
    page = visit.page
    label = lambda: page.locator("#wheel-canvas").get_attribute("aria-label")
    ink = lambda: visit.ask("() => document.querySelector('#wheel-canvas').toDataURL().length")
    page.locator("#barcode").focus()
    page.keyboard.press("Home")
    before = (label(), ink())
    page.locator("#next").click()
    visit.check("shot 2 of" in label() or len(numbers(visit)["shots"]) == 1, f"next leads to {label()[:60]}")
    page.locator("#previous").click()
    visit.check((label(), ink()) == before, "back and forth changes the wheel")
    page.locator("#shot-range").focus()
    page.keyboard.press("End")
    visit.check(f"shot {len(numbers(visit)['shots'])} of" in label(), "the slider's end is another shot")
    page.keyboard.press("Home")
    page.locator("#play").click()
    visit.wait(lambda: label() != before[0], "playing moves on", 4)
    page.locator("#play").click()
    stopped = label()
    page.wait_for_timeout(500)
    visit.check(label() == stopped, "pausing does not stop")


def check_motion(visit):
    visit.page.emulate_media(reduced_motion="reduce")
    visit.go()
    visit.check(not visit.page.locator("#play").is_visible(), "it plays for those who want no motion")
    visit.check(visit.page.locator("#next").is_visible(), "nothing steps by hand")
    visit.page.emulate_media(reduced_motion="no-preference")
