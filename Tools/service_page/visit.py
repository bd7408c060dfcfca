"""One visit to a page, with what the checks ask it, and the list of what went wrong."""

import re
import time
from urllib.parse import urlsplit

COLORS = [(200, 30, 40), (20, 60, 180), (210, 190, 150), (12, 12, 14)]
SIZE = (320, 180)
# The same fields with more pixels than the service's map has places, and in no even ratio.
LARGE = (1001, 563)


def field(x, y):
    """The index of the color that is painted at a pixel of the test still."""
    return (x // 40 + y // 30 * 3) % 4


def hex_of(color):
    return "#%02x%02x%02x" % tuple(color)


SAMPLED = """() => {
  const cards = document.querySelectorAll("#samples li");
  return cards.length === document.querySelectorAll("#samples .plain-strip").length && cards.length > 0;
}"""
HEXES = {hex_of(color) for color in COLORS}


class Visit:
    name, scheme, width, folder = "", "", 0, None

    def __init__(self, page, address, still=None):
        self.page, self.address, self.still, self.problems = page, address, still, []
        # Refusals that a check provokes; the browser notes each of them on its console.
        self.refused = ()
        page.on("console", lambda message: self.check(
            message.type not in ("error", "warning") or "willReadFrequently" in message.text
            or any(f"status of {status}" in message.text for status in self.refused),
            f"console: {message.text}"))
        page.on("pageerror", lambda error: self.check(False, f"error: {error}"))
        page.on("request", lambda request: self.check(
            self.is_own(request.url), f"a request elsewhere: {request.url[:80]}"))
        page.on("dialog", lambda dialog: (self.check(False, "a dialog"), dialog.dismiss()))

    def is_own(self, url):
        """Whether an address is the page's, on its host, or data in it."""
        host = urlsplit(self.address).netloc
        return (url.startswith(("data:", "blob:"))
                or (urlsplit(url).netloc == host if host else url.split("#")[0] == self.address))

    def other(self):
        """One more visit in the same browser; what goes wrong there goes wrong here."""
        visit = type(self)(self.page.context.new_page(), self.address, self.still)
        visit.name, visit.problems = f"{self.name}, elsewhere", self.problems
        return visit

    def check(self, good, words):
        if not good:
            self.problems.append(words)
            print(f"  ✘ {self.name}: {words}", flush=True)

    def picture(self, name, **options):
        self.page.screenshot(path=self.folder / f"{name}-{self.scheme}-{self.width}.png", **options)

    def check_fits(self, what):
        wide = self.ask("() => document.documentElement.scrollWidth")
        self.check(wide <= self.width, f"{what} scrolls sideways: {wide}")

    def check_large(self, selector):
        """Whether what is to be pointed at is large enough for a finger."""
        small = self.ask("""at => [...document.querySelectorAll(at)].filter(one => {
          const { width, height } = one.getBoundingClientRect();
          return width && (height < 24 || width < 24);
        }).map(one => one.id || one.textContent || one.getAttribute("aria-label"))""", selector)
        self.check(not small, f"too small to point at: {small[:3]}")

    def wait(self, ready, words, seconds=15):
        """Waits until `ready()` holds; the page's policy forbids the browser's own waiting."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if ready():
                return True
            self.page.wait_for_timeout(20)
        self.check(False, f"never: {words}")
        return False

    def ask(self, script, argument=None):
        return self.page.evaluate(script, argument)

    def text(self, selector):
        return self.ask("at => document.querySelector(at)?.textContent ?? ''", selector)

    def hexes(self):
        """The palette as its list tells it."""
        return self.ask("""() => [...document.querySelectorAll(".colors .chip")].map(chip =>
          "#" + chip.style.backgroundColor.match(/\\d+/g).map(
            part => (+part).toString(16).padStart(2, "0")).join(""))""")

    def quiet(self):
        """Whether there is a palette, nothing is under way, and the still is to be seen."""
        return self.ask("""() => document.querySelectorAll("#strip button").length > 0
          && document.querySelector("main").getAttribute("aria-busy") === "false"
          && document.querySelector("#still").naturalWidth > 0""")

    def after(self, action):
        """Does what asks for a palette, and waits for its answer; its query comes back."""
        with self.page.expect_response(re.compile("/v1/palette")) as answer:
            action()
        self.wait(self.quiet, "a palette")
        return answer.value

    def go(self, fragment=""):
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/{fragment}")
        self.page.locator("#options .option").first.wait_for(state="attached")
        if not re.search("(url|sample|colors)=", fragment):
            # The samples' palettes are asked for first; what follows is another answer.
            self.wait(lambda: self.ask(SAMPLED), "the samples with their palettes", 40)

    def open_still(self, fragment=""):
        self.go(fragment)
        self.after(lambda: self.page.set_input_files("#file", self.still))

    def open_gradient(self):
        """A still of 144 colors, quick also in a debug build."""
        self.go()
        self.after(lambda: self.page.set_input_files("#file", self.still.with_name("gradient.png")))

    def open_more(self):
        """The options that few people change."""
        if self.page.locator("#more-button").get_attribute("aria-expanded") == "false":
            self.page.click("#more-button")

    def clipboard(self):
        return self.ask("() => navigator.clipboard.readText()")

    def open_tab(self, name):
        self.page.click(f"#tab-{name}")

    def axe(self, what):
        # Not above, since names of checks are listed without it.
        from axe_playwright_python.sync_playwright import Axe

        answer = Axe().run(self.page).response
        for violation in answer["violations"]:
            nodes = violation["nodes"]
            self.check(False, f"axe, {what}: {violation['id']}, {len(nodes)} × {nodes[0]['html'][:100]}")
        self.check(len(answer["passes"]) > 10, f"axe, {what}: looked at nothing")
