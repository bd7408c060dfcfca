"""Pages of other origins, which use what this machine's service knows if it lets them."""

import http.server
import threading
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

SEEN = """() => ({
  color: getComputedStyle(document.documentElement).getPropertyValue("--palette-1").trim(),
  widths: [...document.images].map(image => image.naturalWidth),
})"""


@contextmanager
def site(page):
    """A server for one page, on a port of its own; its number."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def check_foreign_pages(visit):
    """A private still behind a style sheet, a picture and a sample: for the service's page only."""
    # To a page of 127.0.0.1, localhost is another site; another port is another origin of its own.
    address = visit.address
    still = f"{address}/v1/samples/beach.jpg"
    palette = f"/v1/palette?url={quote(still, safe='')}"
    style, sheet = f"{palette}&format=css&count=1", f"{palette}&format=sheet"
    page = visit.page
    visit.go()
    visit.ask("""([style, ...pictures]) => Promise.all([
      new Promise(onload => document.head.append(Object.assign(
        document.createElement("link"), { rel: "stylesheet", href: style, onload }))),
      ...pictures.map(src => new Promise(onload => document.body.append(
        Object.assign(new Image(), { src, onload })))),
    ])""", [style, sheet, still])
    seen = visit.ask(SEEN)
    visit.check(seen["color"].startswith("#"), f"the page's own style sheet gives {seen['color']!r}")
    visit.check(seen["widths"][-2:].count(0) == 0, f"the page's own pictures are {seen['widths']}")

    content = (f"<!doctype html><title>x</title><link rel=stylesheet href='{address}{style}'>"
               f"<img src='{address}{sheet}'><img src='{still}'><a href='{address}/'>there</a>")
    with site(content) as port:
        for host in ["127.0.0.1", "localhost"]:
            other = page.context.new_page()
            statuses = {}
            other.on("response", lambda answer: statuses.update({answer.url: answer.status}))
            other.goto(f"http://{host}:{port}/")
            seen = other.evaluate(SEEN)
            visit.check(seen == {"color": "", "widths": [0, 0]}, f"a page of {host} sees {seen}")
            known = {code for url, code in statuses.items() if urlsplit(url).path == "/v1/palette"}
            visit.check(known <= {403}, f"the service did a foreign page's work: {statuses}")
            other.click("a")
            other.locator("#options .option").first.wait_for(state="attached")
            other.close()
