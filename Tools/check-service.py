"""check-service.py [PROGRAM] [NAME…]: the service under hostile clients.

Starts the service on a free port of the loopback, and ends only what it started.
"""

import http.client
import json
import os
import random
import re
import resource
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from pathlib import Path

import service_attacks
from named_checks import Score, Wrong, built, chosen, fail, name_of
from service_attacks import head

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, SECONDS = 8, 90
MOST_RESIDENT = 400 << 20  # bytes of the service and its idle workers, of a debug build
MEMORY = 300_000_000  # bytes that its workers share


class Service:
    def __init__(self, program, folder, port=0, flags=()):
        environment = dict(os.environ, TMPDIR=folder)
        self.process = subprocess.Popen(
            [program, "--port", str(port), "--rate", "0", "--log-level", "error"]
            + ["--upload-timeout", "5", "--idle-timeout", "5", "--max-memory", str(MEMORY), *flags],
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

    def workers(self):
        """The numbers of its worker processes."""
        found = []
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                found += map(int, (task / "children").read_text().split())
            except OSError:
                pass  # A thread that ended meanwhile.
        return found

    def resident(self):
        """Bytes in RAM of the service and its workers, what they share counted once for each."""
        pages = 0
        for process in [self.process.pid, *self.workers()]:
            try:
                pages += int(Path(f"/proc/{process}/statm").read_text().split()[1])
            except OSError:
                pass  # A worker that ended meanwhile.
        return pages * resource.getpagesize()

    def metric(self, name):
        _, text = self.ask("GET", "/metrics")
        return int(re.search(rf"^filmpalette_{name} (\d+)$", text.decode(), re.M).group(1))

    def wait_for(self, name, value, seconds):
        """Until a metric has a value; how long that took."""
        start = time.monotonic()
        while self.metric(name) != value:
            if time.monotonic() - start > seconds:
                fail(f"{name} is {self.metric(name)}, not {value}, after {seconds} s")
            time.sleep(0.01)
        return time.monotonic() - start

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def check(self):
        """It answers /health, and holds neither descriptors nor memory; in words."""
        times = []
        for _ in range(15):
            start = time.monotonic()
            try:
                status, _ = self.ask("GET", "/health")
            except OSError as error:
                fail(f"no health: {error}")
            times.append(time.monotonic() - start)
            if status != 200:
                fail(f"health is {status}")
        deadline = time.monotonic() + 15
        while self.descriptors() > self.idle + 2 and time.monotonic() < deadline:
            time.sleep(0.2)
        if self.descriptors() > self.idle + 2:
            fail(f"{self.descriptors()} descriptors, {self.idle} before")
        if self.resident() > MOST_RESIDENT:
            fail(f"{self.resident() >> 20} MiB")
        return (f"then /health in {statistics.median(times) * 1000:.1f} ms (median), "
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


class Target:
    """What is checked: a service, started when first asked for, and pictures to send it."""

    def __init__(self, program, folder):
        self.program, self.folder, self.running = program, folder, None
        files = sorted((ROOT / "Tests/ReferenceData/pictures").iterdir())
        self.pictures = [file.read_bytes() for file in files if file.suffix != ".md"]
        self.picture = max(self.pictures, key=len)

    def start(self, port=0, flags=()):
        return Service(self.program, self.folder, port, flags)

    @property
    def service(self):
        if self.running is None:
            self.running = self.start()
            self.running.warm(self.picture)
        return self.running

    def end(self):
        if self.running:
            self.running.process.kill()
            self.running.process.wait()
        self.running = None


def check_leaving_while_sending(target):
    service, picture = target.service, target.picture
    for count in range(100):
        with socket.create_connection(("127.0.0.1", service.port)) as client:
            client.sendall(head(len(picture)) + picture[: len(picture) * count // 100])


def check_slow_clients(target):
    service = target.service
    clients = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(200)]
    for index, client in enumerate(clients):
        client.sendall(head(1000) if index % 2 else head(1000)[:20])
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
    for client in clients:
        client.close()
    return f"beside 200 of them /health in {statistics.median(times) * 1000:.1f} ms (median)"


def check_wrong_requests(target):
    service, pictures, chance = target.service, target.pictures, random.Random(1)
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


def check_kill_under_load(target):
    """A start on the same port, while clients go on asking."""
    service, picture = target.service, target.picture
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
    target.running = target.start(port)
    time.sleep(1)
    stopped.set()
    for thread in threads:
        thread.join()
    target.running.warm(picture)


def check_stills_by_url(target):
    """From a service that may reach itself and from one that may not."""
    status, body = target.service.ask("GET", "/?url=http://127.0.0.1/v1/samples/beach.jpg")
    if status != 403:
        fail(f"a URL on the loopback gives {status} {body}")
    service = target.start(flags=["--allow-private-urls", "--fetch-ports", "all"])
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


def check_end_while_sending(target):
    """A request that is under way when the service is told to end gets its answer."""
    service, picture = target.service, target.picture
    target.running = None
    with socket.create_connection(("127.0.0.1", service.port)) as client:
        client.sendall(head(len(picture)) + picture[:100])
        time.sleep(0.3)
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        client.sendall(picture[100:])
        answer = client.recv(100)
        if not answer.startswith(b"HTTP/1.1 200"):
            fail(f"a request under way at the end got {answer}")
    if service.process.wait(20) != 0:
        fail(f"exit status {service.process.returncode} after SIGTERM")


def png(side, interlaced=False, deep=True):
    """A gray square, which takes seconds to decode if it is large, and as many bytes as we like."""
    def chunk(kind, body):
        return (struct.pack(">I", len(body)) + kind + body
                + struct.pack(">I", zlib.crc32(kind + body)))

    size = side * (6 if deep else 3)
    packer = zlib.compressobj(1)
    # Interlaced there are more, shorter rows: together a little longer.
    rows = [packer.compress(bytes(1 + size)) for _ in range(side + interlaced)]
    header = struct.pack(">IIBBBBB", side, side, 16 if deep else 8, 2, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", b"".join(rows) + packer.flush()) + chunk(b"IEND", b""))


def post(service, picture, query=""):
    """A connection on which a picture was sent, and no answer read."""
    client = socket.create_connection(("127.0.0.1", service.port))
    client.sendall(head(len(picture), query) + picture)
    return client


def check_client_leaves_its_work(target):
    """The job under way is stopped within a second, and the next client is served."""
    service, slow = target.service, png(9900)
    times = []
    for count in range(3):
        with post(service, slow, f"seed={count}"):
            service.wait_for("queue_running", 1, 5)
        times.append(service.wait_for("queue_running", 0, 1))
    if b'route="/v1/palette",status="499"' not in service.ask("GET", "/metrics")[1]:
        fail("clients that left are not counted as such")
    status, _ = service.ask("POST", "/v1/palette", target.picture)
    if status != 200:
        fail(f"then status {status}")
    return f"stopped after {max(times) * 1000:.0f} ms at most"


def check_end_while_working(target):
    """SIGTERM ends a service within a second, whatever its workers do, and no worker is left."""
    service, slow = target.start(), png(9900)
    with post(service, slow), post(service, slow, "seed=1"):
        service.wait_for("queue_running", min(2, len(service.workers())), 5)
        workers = service.workers()
        start = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        while service.process.poll() is None and time.monotonic() - start < 5:
            time.sleep(0.01)
        took = time.monotonic() - start
        service.stop()
    left = [worker for worker in workers if os.path.exists(f"/proc/{worker}")]
    if took > 1.2 or left:
        fail(f"it took {took:.1f} s, and left {left}")
    return f"it took {took:.2f} s"


def spent(process):
    """The processor's time that a process took, in ticks."""
    return sum(map(int, Path(f"/proc/{process}/stat").read_text().split()[13:15]))


def check_worker_dies(target):
    """Whose job it had is told; nobody else notices."""
    service, slow = target.service, png(9900)
    with post(service, slow, "seed=9") as client:
        service.wait_for("queue_running", 1, 5)
        before = {worker: spent(worker) for worker in service.workers()}
        time.sleep(0.3)
        os.kill(max(before, key=lambda worker: spent(worker) - before[worker]), signal.SIGSEGV)
        answer = client.recv(1000)
        if not answer.startswith(b"HTTP/1.1 422"):
            fail(f"the job of a worker that died got {answer}")
    for _ in range(4):
        status, _ = service.ask("POST", "/v1/palette", target.picture)
        if status != 200:
            fail(f"then status {status}")


def check_memory(target):
    """Pictures that need much share what there is; one that needs more is refused, and why."""
    service = target.service
    large = png(5000, interlaced=True)  # 150 MB each
    most, answers = 0, []

    def ask(seed):
        answers.append(service.ask("POST", f"/v1/palette?seed={seed}", large, timeout=60)[0])

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        most = max(most, service.resident())
        time.sleep(0.01)
    if answers != [200] * 6:
        fail(f"statuses {answers}")
    if most > MEMORY + MOST_RESIDENT:
        fail(f"{most >> 20} MiB at most")
    status, body = service.ask("POST", "/v1/palette", png(8000, interlaced=True))
    if status != 413 or "memory" not in json.loads(body)["detail"]:
        fail(f"too large a picture is {status} {body}")
    return f"{most >> 20} MiB at most"


def schemathesis():
    """The program's path; from PyPI, if it is not there."""
    place = ROOT / ".build/check-service"
    program = place / "bin/schemathesis"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([place / "bin/pip", "install", "--quiet", "--disable-pip-version-check",
                        "schemathesis==4.32.5"], check=True)
    return program


def check_description(target):
    """The service is as it says in its own description."""
    run = subprocess.run(
        [schemathesis(), "run", f"http://127.0.0.1:{target.service.port}/openapi.json"]
        + ["--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"]
        + ["--phases", "examples,coverage,fuzzing", "--request-timeout", "20"]
        + ["--suppress-health-check", "all"]
        # What fits the description may still be no picture, or a URL that leads nowhere.
        + ["--exclude-checks", "positive_data_acceptance"],
        timeout=4 * SECONDS, capture_output=True, text=True)
    if run.returncode != 0:
        fail(f"schemathesis:\n{run.stdout[-6000:]}{run.stderr[-2000:]}")


CHECKS = [
    check_description, check_leaving_while_sending, check_slow_clients, check_wrong_requests,
    check_stills_by_url, check_kill_under_load, check_client_leaves_its_work, check_worker_dies,
    check_memory, *service_attacks.CHECKS, check_end_while_working, check_end_while_sending,
]


def do(check, target, score):
    problems, details = [], []
    try:
        details.append(check(target))
        if target.running:
            details.append(target.running.check())
        # It must work where it cannot write.
        if os.listdir(target.folder):
            fail("the service wrote into the temporary folder")
    except Exception as error:
        problems.append(str(error) if isinstance(error, Wrong) else repr(error))
        target.end()
    score.say(name_of(check), problems, ", ".join(filter(None, details)))


def main():
    checks, programs = chosen(CHECKS, sys.argv[1:], most_files=1)
    program = programs[0] if programs else built("filmpalette-serve")
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o500)
        target = Target(program, folder)
        try:
            for check in checks:
                do(check, target, score)
        finally:
            target.end()
    score.end()


main()
