"""The page of two films: its order, copying, accessibility, and whether it fits, also on paper."""

ROWS = "() => [...document.querySelectorAll('.pair')].map(row => row.id)"


def check_order(visit):
    """A button puts the shots that changed most first, another one the film's order."""
    page, in_time = visit.page, visit.ask(ROWS)
    page.locator("[data-order=change]").click()
    changes = visit.ask("() => [...document.querySelectorAll('.pair')].map(row => row.dataset.change)")
    # A shot that one film lacks has no number, and comes first.
    numbers = [float(change or "inf") for change in changes]
    visit.check(numbers == sorted(numbers, reverse=True), f"the order is {numbers}")
    visit.check(sorted(visit.ask(ROWS)) == sorted(in_time), "shots were lost")
    page.locator("[data-order=time]").click()
    visit.check(visit.ask(ROWS) == in_time, "the film's order is another one")


def check_matches(visit):
    """A matched color is copied."""
    chip = visit.page.locator(".matches .chip").first
    color = chip.get_attribute("data-copy")
    chip.click()
    visit.wait(lambda: visit.text("#status") == f"Copied {color}", f"says that {color} is copied")
    visit.check(visit.ask("() => navigator.clipboard.readText()") == color, "another color is copied")


def look_compared(visit):
    """Pictures of the page; axe; whether it fits, on screens and on paper."""
    page = visit.page
    visit.picture("compared")
    page.evaluate("document.querySelector('#shots').scrollIntoView()")
    visit.picture("compared-shots")
    visit.axe("compared")
    visit.check_fits("the page")
    visit.check_large("[data-order], nav a")
    page.emulate_media(media="print")
    visit.check(not page.locator("nav").is_visible(), "links are printed")
    visit.check_fits("the printed page")
