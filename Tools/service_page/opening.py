"""How a still comes to the page, and what happens when none does."""

import base64
import functools
import http.server
import json
import threading
from urllib.request import urlopen

from .visit import HEXES

TRANSFER = """([text, name, type]) => {
  const transfer = new DataTransfer();
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  transfer.items.add(new File([bytes], name, { type }));
  return transfer;
}"""


def transfer(visit, path, name):
    text = base64.b64encode(open(path, "rb").read()).decode()
    return visit.page.evaluate_handle(TRANSFER, [text, name, "image/png"])


def check_opening(visit):
    page = visit.page
    visit.go()
    visit.check("nothing is stored" in visit.text(".privacy"), "nothing says what happens to a still")
    with page.expect_file_chooser() as chooser:
        page.click("#pick-first")
    visit.after(lambda: chooser.value.set_files(visit.still))
    visit.check(set(visit.hexes()) == HEXES, f"picked: {visit.hexes()}")
    shares = visit.ask("() => [...document.querySelectorAll('.colors .share')].map(share => share.textContent)")
    visit.check(len(shares) == 4 and all(share.endswith("%") for share in shares), f"shares {shares}")

    visit.go()
    visit.after(lambda: page.dispatch_event(
        "#stage", "drop", {"dataTransfer": transfer(visit, visit.still, "dropped.png")}))
    visit.check(set(visit.hexes()) == HEXES, f"dropped: {visit.hexes()}")

    visit.go()
    handle = transfer(visit, visit.still, "image.png")
    visit.after(lambda: visit.ask("""clipboardData => document.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true }))""", handle))
    visit.check(set(visit.hexes()) == HEXES, f"pasted: {visit.hexes()}")

    # A browser does not show TIFF; the service sends a picture of it.
    visit.go()
    visit.after(lambda: page.set_input_files("#file", visit.folder / "fields.tif"))
    visit.check(set(visit.hexes()) == HEXES, f"a TIFF gives {visit.hexes()}")
    visit.wait(lambda: visit.ask("() => document.querySelector('#still').naturalWidth") == 320, "the TIFF to be seen")

    visit.go()
    sample = json.load(urlopen(f"{visit.address}/v1/options"))["samples"][0]["name"]
    visit.after(lambda: page.locator("#samples button").first.click())
    visit.check(f"sample={sample}" in page.url, f"no sample in {page.url}")
    visit.check(len(visit.hexes()) == 8, f"the sample gives {visit.hexes()}")


def serve_stills(folder):
    """The stills behind a URL of their own, for the service to fetch."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def check_link(visit):
    """A still behind an address, which the service fetches and shows."""
    visit.page.click("text=Link…")
    visit.page.fill("#link", f"{serve_stills(visit.folder)}/fields.png")
    visit.after(lambda: visit.page.press("#link", "Enter"))
    visit.check(set(visit.hexes()) == HEXES, f"linked: {visit.hexes()}")
    visit.check("url=http" in visit.page.url, f"no url in {visit.page.url}")
    shown = visit.ask("() => [document.querySelector('#still').src.slice(0, 15), document.querySelector('#still').naturalWidth]")
    visit.check(shown == ["data:image/jpeg", 320], f"the linked still shows {shown}")


def check_refusals(visit):
    """What is no picture is said in one line; the palette before it stays."""
    page = visit.page
    visit.open_still()
    before = visit.hexes()
    # From memory: a file that the other visit writes again meanwhile cannot be uploaded.
    text = b"This is not a picture, whatever its name says.\n" * 40
    visit.refused = (415, 422)
    page.set_input_files("#file", {"name": "no picture.jpg", "mimeType": "image/jpeg", "buffer": text})
    visit.wait(lambda: visit.text("#error"), "a line about what is no picture")
    visit.check("\n" not in visit.text("#error").strip(), "the error takes more than a line")
    visit.check(page.locator("#error").is_visible(), "the error is not to be seen")
    visit.check(visit.hexes() == before, "the palette is gone after an error")
    visit.check(page.locator("#still").evaluate("still => still.naturalWidth") == 320, "the still is gone")
    visit.refused = ()
    # The still before it is still the one that options change.
    visit.after(lambda: page.locator("[data-option=sort] label").nth(1).click())
    visit.check(visit.text("#error") == "", "the error stays after a palette")
    visit.check(set(visit.hexes()) == HEXES, f"after an error: {visit.hexes()}")


def check_busy(visit):
    """A service that is busy is asked again when it says so."""
    page = visit.page
    visit.open_still()
    visit.refused = (503,)
    page.route("**/v1/palette*", lambda route: route.fulfill(
        status=503, headers={"Retry-After": "1"}, content_type="application/problem+json",
        body='{"title": "busy", "detail": "all workers are at work", "status": 503}'), times=1)
    with page.expect_response(lambda answer: answer.ok):
        page.locator("[data-option=sort] label").nth(1).click()
    visit.wait(visit.quiet, "a palette after a refusal")
    visit.check(visit.text("#error") == "", f"a short wait is an error: {visit.text('#error')}")
    visit.refused = ()


def check_stop(visit):
    page = visit.page
    visit.open_still()
    before = visit.hexes()
    held = []
    page.route("**/v1/palette*", lambda route: held.append(route))
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.locator("[data-option=sort] label").nth(2).click()
    visit.wait(lambda: held, "a request")
    page.locator("#stop").wait_for(state="visible")
    visit.check(page.locator("#busy progress").is_visible(), "no sign of progress")
    page.click("#stop")
    visit.wait(lambda: failed, "the request ended by Stop")
    visit.wait(visit.quiet, "quiet after Stop")
    visit.check(visit.hexes() == before, "the palette is gone after Stop")
    # A slider that moves ends the request before it, too.
    failed.clear()
    page.locator("[data-option=sort] label").nth(1).click()
    visit.wait(lambda: len(held) > 1, "a second request")
    page.locator("[data-option=sort] label").nth(0).click()
    visit.wait(lambda: failed, "the request ended by the next one")
    # The one before ends first: the next may come later.
    visit.wait(lambda: len(held) > 2, "the next request")
    # Those before it have ended; an answer for them would be refused.
    for route in held[:-1]:
        route.abort()
    held[-1].continue_()
    visit.wait(visit.quiet, "the answer that was held")
    page.unroute("**/v1/palette*")
    visit.after(lambda: page.locator("[data-option=sort] label").nth(1).click())
