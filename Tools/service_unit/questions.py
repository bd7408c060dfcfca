"""What the service is asked under its unit, and servers that its fetches meet."""

import http.client
import http.server
import os
import signal
import socket
import threading
import time
from pathlib import Path

from named_checks import fail
from service_unit.machine import children

PICTURES = Path(__file__).resolve().parent.parent.parent / "Tests/ReferenceData/pictures"
# One for each decoder, one that is reduced in size, one that is refused.
NAMES = ["rgb.jpg", "rgb.png", "lossy.webp", "rgb.heic", "rgb.avif", "rgb.tif", "rgb.gif",
         "rgb.jxl", "wide.jpg", "pages.tif", "huge-header.png"]
REFUSED = "huge-header.png"
PORT, PORT_OF_STILLS = 8080, 8081
PROGRAM = "filmpalette-ser"  # The kernel keeps 15 bytes of a name.


def ask(method, path, body=None, timeout=30):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=timeout)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return 0, repr(error).encode()
    finally:
        connection.close()


def wait_for_health(seconds):
    deadline = time.monotonic() + seconds
    while (answer := ask("GET", "/health"))[0] != 200:
        if time.monotonic() > deadline:
            fail(f"no health: {answer[1][:90]}")
        time.sleep(0.05)


def answers():
    """Status and body for each picture, and for one by URL, whose host's name must be looked up."""
    found = {name: ask("POST", "/v1/palette?with=preview", (PICTURES / name).read_bytes())
             for name in NAMES}
    found["a URL"] = ask("GET", f"/v1/palette?url=http://stills.test:{PORT_OF_STILLS}/rgb.jpg")
    return found


def outlives_its_workers(machine):
    """Kills every worker; the next picture must be read all the same."""
    picture = (PICTURES / "rgb.png").read_bytes()
    service = machine.processes(PROGRAM)[0]
    workers = children(service)
    if not workers:
        fail("it has no workers")
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    # A job that meets the end of its worker is told so, 422, and the worker is replaced.
    for number in range(len(workers) + 1):
        status, body = ask("POST", f"/v1/palette?seed={number}", picture)
        if status != 422:
            break
    if status != 200 or machine.processes(PROGRAM)[0] != service:
        fail(f"without its workers it answers {status} {body[:90]}")


class Stills(http.server.BaseHTTPRequestHandler):
    """Gives the reference pictures; of `/slow/…` the second half not before `released`."""

    asked, released = threading.Event(), threading.Event()

    def do_GET(self):
        name = self.path.rpartition("/")[2]
        data = (PICTURES / name).read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        if self.path.startswith("/slow/"):
            self.asked.set()
            self.released.wait(20)
        self.wfile.write(data[len(data) // 2 :])

    def log_message(self, *words):
        pass


def answer_names():
    """A name server to which every name is 127.0.0.1 and has no other address (RFC 1035, 4.1)."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def serve():
        while True:
            query, client = server.recvfrom(512)
            end = query.index(0, 12) + 5  # Behind the name, its type and its class.
            is_address = query[end - 4 : end - 2] == b"\0\1"
            record = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton("127.0.0.1")
            head = query[:2] + b"\x81\x80\0\1" + (b"\0\1" if is_address else b"\0\0") + bytes(4)
            server.sendto(head + query[12:end] + (record if is_address else b""), client)

    threading.Thread(target=serve, daemon=True).start()


def serve_stills():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", PORT_OF_STILLS), Stills)
    threading.Thread(target=server.serve_forever, daemon=True).start()
