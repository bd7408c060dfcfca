"""check-service.py SERVICE SCHEMATHESIS: the service under hostile clients.

Starts the service on a free port of the loopback, and ends only what it started.
"""

import http.client
import json
import os
import random
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

SERVICE, SCHEMATHESIS = sys.argv[1:3]
PICTURES = os.path.join(os.path.dirname(__file__), "../Tests/ReferenceData/pictures")
EXAMPLES, SECONDS = 8, 90
MOST_RESIDENT = 400 << 20  # bytes, of a debug build


def fail(words):
    sys.exit(f"Tools/check-service: {words}")


class Service:
    def __init__(self, port=0, folder=None, flags=()):
        environment = dict(os.environ, TMPDIR=folder or tempfile.gettempdir())
        self.process = subprocess.Popen(
            [SERVICE, "--port", str(port), "--rate", "0", "--log-level", "error"]
            + ["--upload-timeout", "5", "--idle-timeout", "5", *flags],
            stderr=subprocess.PIPE, text=True, env=environment)
        line = self.process.stderr.readline()
        if "--allow-private-urls" in flags:
            if "private" not in line:
                fail("open to private addresses, and does not say so")
            line = self.process.stderr.readline()
        if "http://" not in line:
            fail(f"the service does not start: {line}")
        self.port = int(line.strip().rstrip("/").rsplit(":", 1)[1])
        # What it logs must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def ask(self, method, path, body=None, headers={}, timeout=20):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def resident(self):
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def check(self, after):
        """It answers /health, and holds neither descriptors nor memory."""
        times = []
        for _ in range(15):
            start = time.monotonic()
            try:
                status, _ = self.ask("GET", "/health")
            except OSError as error:
                fail(f"no health after {after}: {error}")
            times.append(time.monotonic() - start)
            if status != 200:
                fail(f"health is {status} after {after}")
        deadline = time.monotonic() + 15
        while self.descriptors() > self.idle + 2 and time.monotonic() < deadline:
            time.sleep(0.2)
        if self.descriptors() > self.idle + 2:
            fail(f"{self.descriptors()} descriptors after {after}, {self.idle} before")
        if self.resident() > MOST_RESIDENT:
            fail(f"{self.resident() >> 20} MiB after {after}")
        print(
            f"after {after}: /health in {statistics.median(times) * 1000:.1f} ms (median), "
            f"{self.resident() >> 20} MiB, {self.descriptors()} descriptors")

    def warm(self, picture):
        for _ in range(3):
            self.ask("POST", "/v1/palette", picture)
        time.sleep(0.3)
        self.idle = self.descriptors()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(20) != 0:
            fail(f"exit status {self.process.returncode} after SIGTERM")


def leave_while_sending(service, picture):
    for count in range(100):
        with socket.create_connection(("127.0.0.1", service.port)) as client:
            head = f"POST /v1/palette HTTP/1.1\r\nHost: a\r\nContent-Length: {len(picture)}\r\n\r\n"
            client.sendall(head.encode() + picture[: len(picture) * count // 100])


def be_slow(service):
    clients = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(200)]
    head = b"POST /v1/palette HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"
    for index, client in enumerate(clients):
        client.sendall(head if index % 2 else head[:20])
    times = []
    for _ in range(6):
        start = time.monotonic()
        service.ask("GET", "/health")
        times.append(time.monotonic() - start)
        for client in clients:
            try:
                client.sendall(b"x")
            except OSError:
                pass  # The service may have had enough of it.
        time.sleep(0.3)
    print(f"beside 200 slow clients: /health in {statistics.median(times) * 1000:.1f} ms (median)")
    for client in clients:
        client.close()


def be_wrong(service, pictures, chance):
    known = {200, 400, 403, 404, 405, 406, 413, 415, 422, 502}
    words = ["count", "algorithm", "space", "region", "seed", "min-chroma", "format", "with", "x"]
    for _ in range(1000):
        bytes_ = bytearray(chance.choice(pictures))
        for _ in range(chance.randrange(20)):
            bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
        body = bytes(bytes_[: chance.randrange(1, len(bytes_) + 1)])
        query = "&".join(
            f"{chance.choice(words)}={chance.choice(['', '1', '-1', 'nan', '1e999', '%ff', 'css'])}"
            for _ in range(chance.randrange(3)))
        status, _ = service.ask("POST", f"/v1/palette?{query}", body)
        if status not in known:
            fail(f"status {status} for {query}")


def kill_under_load(service, picture):
    port, stopped = service.port, threading.Event()

    def load():
        while not stopped.is_set():
            try:
                service.ask("POST", "/v1/palette", picture, timeout=5)
            except (OSError, http.client.HTTPException):
                time.sleep(0.01)

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    service.process.kill()
    service.process.wait()
    again = Service(port)
    time.sleep(1)
    stopped.set()
    for thread in threads:
        thread.join()
    again.warm(picture)
    return again


def fetch(service):
    """Stills by URL, from a service that may reach itself and from one that may not."""
    status, body = service.ask("GET", "/?url=http://127.0.0.1/v1/samples/beach.jpg")
    if status != 403:
        fail(f"a URL on the loopback gives {status} {body}")
    service = Service(flags=["--allow-private-urls", "--fetch-ports", "all"])
    still = f"url=http://127.0.0.1:{service.port}/v1/samples/beach.jpg"
    status, body = service.ask("GET", f"/?{still}")
    if status != 200 or len(json.loads(body)["clusters"]) != 8:
        fail(f"no clusters by URL: {status} {body}")
    status, body = service.ask("GET", f"/palette-url?{still}&count=3")
    if status != 200 or json.loads(body)["palette_url"].count("-") != 2:
        fail(f"no link by URL: {status} {body}")
    status, body = service.ask("GET", f"/v1/palette?{still.replace('beach.jpg', 'none')}")
    if status != 502:
        fail(f"a URL that gives no picture is {status} {body}")
    service.stop()


def stop_while_sending(service, picture):
    """A request that is under way when the service is told to end gets its answer."""
    with socket.create_connection(("127.0.0.1", service.port)) as client:
        head = f"POST /v1/palette HTTP/1.1\r\nHost: a\r\nContent-Length: {len(picture)}\r\n\r\n"
        client.sendall(head.encode() + picture[:100])
        time.sleep(0.3)
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        client.sendall(picture[100:])
        answer = client.recv(100)
        if not answer.startswith(b"HTTP/1.1 200"):
            fail(f"a request under way at the end got {answer}")
    if service.process.wait(20) != 0:
        fail(f"exit status {service.process.returncode} after SIGTERM")


def check_description(service):
    run = subprocess.run(
        [SCHEMATHESIS, "run", f"http://127.0.0.1:{service.port}/openapi.json"]
        + ["--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"]
        + ["--phases", "examples,coverage,fuzzing", "--request-timeout", "20"]
        + ["--suppress-health-check", "all"]
        # What fits the description may still be no picture, or a URL that leads nowhere.
        + ["--exclude-checks", "positive_data_acceptance"],
        timeout=4 * SECONDS, capture_output=True, text=True)
    if run.returncode != 0:
        fail(f"schemathesis:\n{run.stdout[-6000:]}{run.stderr[-2000:]}")
    print("schemathesis: no failure")


def main():
    chance = random.Random(1)
    pictures = []
    for name in sorted(os.listdir(PICTURES)):
        if not name.endswith(".md"):
            with open(os.path.join(PICTURES, name), "rb") as file:
                pictures.append(file.read())
    largest = max(pictures, key=len)
    with tempfile.TemporaryDirectory() as folder:
        # The service writes no files: it must work where it cannot.
        os.chmod(folder, 0o500)
        service = Service(folder=folder)
        service.warm(largest)
        check_description(service)
        service.check("schemathesis")
        leave_while_sending(service, largest)
        service.check("clients that left while sending")
        be_slow(service)
        service.check("slow clients")
        be_wrong(service, pictures, chance)
        service.check("1,000 wrong requests")
        fetch(service)
        service.check("stills by URL")
        if os.listdir(folder):
            fail("the service wrote into the temporary folder")
    service = kill_under_load(service, largest)
    service.check("a kill under load and a start on the same port")
    stop_while_sending(service, largest)
    print("the service works")


main()
