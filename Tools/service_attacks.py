"""One client attacks the service, and another wants to be served: checks of Tools/check-service.

On the loopback each of 127.0.0.1, 127.0.0.2 … is a client. Every attack is bounded in time and
count, and what it opens is closed at its end.
"""

import http.client
import json
import resource
import socket
import statistics
import struct
import threading
import time
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import Path

from named_checks import fail

ATTACKER, OTHER = "127.0.0.1", "127.0.0.2"
CONNECTIONS = 512  # as many as the service has, by default
BODY = 25 << 20  # the longest body
READERS_RESIDENT = 400 << 20  # bytes beside slow readers; all they ask for are 3 GB
PATIENCE = 10  # seconds that the other client waits for an answer
FLAGS = ["--idle-timeout", "30", "--upload-timeout", "30", "--cache", "0"]


def head(length, query=""):
    """The head of a request whose body is a picture."""
    return (f"POST /v1/palette?{query} HTTP/1.1\r\nHost: localhost\r\n"
            f"Content-Length: {length}\r\n\r\n").encode()


def connect(service, source=ATTACKER):
    return socket.create_connection(
        ("127.0.0.1", service.port), timeout=PATIENCE, source_address=(source, 0))


def ask(service, method, path, body=None, source=OTHER, headers={}):
    """Status and body of an answer; status 0 and why, if there is none."""
    client = http.client.HTTPConnection(
        "127.0.0.1", service.port, timeout=PATIENCE, source_address=(source, 0))
    try:
        client.request(method, path, body, headers)
        answer = client.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return 0, repr(error).encode()
    finally:
        client.close()


def opened(service, count, first=b""):
    """Connections of the attacker's on which these bytes were sent, as many as it gets."""
    clients = []
    for _ in range(count):
        try:
            client = connect(service)
            client.setblocking(False)
            clients.append(client)
            client.send(first)
        except OSError:
            continue
    return clients


def served(service, picture, count=20):
    """The other client asks for /health and sends a picture; in words, how long /health took."""
    times = []
    for number in range(count):
        start = time.monotonic()
        status, body = ask(service, "GET", "/health")
        times.append((time.monotonic() - start) * 1000)
        if status != 200:
            fail(f"health of another client is {status} {body[:90]}, after {number} right ones")
        time.sleep(0.02)
    status, body = ask(service, "POST", "/v1/palette", picture)
    if status != 200:
        fail(f"another client's picture is {status} {body[:90]}")
    return f"/health in {statistics.median(times):.1f} ms (median), {max(times):.1f} ms (most)"


@contextmanager
def attacked(target, flags=()):
    """A service of its own; what was opened against it is closed before it is told to end."""
    service = target.start(flags=[*FLAGS, *flags])
    try:
        ask(service, "POST", "/v1/palette", target.picture)
        with ExitStack() as stack:
            yield service, stack
        service.stop()
    finally:
        service.process.kill()
        service.process.wait()


def closing(stack, clients):
    for client in clients:
        stack.callback(client.close)
    return clients


def repeated(stack, seconds, action):
    """Does it again and again on a thread, until the stack ends."""
    ended = threading.Event()

    def run():
        while not ended.wait(seconds):
            action()

    thread = threading.Thread(target=run)
    thread.start()
    stack.callback(thread.join)
    stack.callback(ended.set)


def check_silent_connections(target):
    """As many connections of one client as the service has, on which nothing comes."""
    with attacked(target) as (service, stack):
        closing(stack, opened(service, CONNECTIONS))
        return served(service, target.picture)


def check_slow_heads(target):
    """Heads that come byte by byte."""
    with attacked(target) as (service, stack):
        clients = closing(stack, opened(service, CONNECTIONS, b"GET /health HTTP/1.1\r\nA: "))

        def drip():
            for client in clients:
                try:
                    client.send(b"a")
                except OSError:
                    pass  # The service had enough of it.

        repeated(stack, 0.3, drip)
        return served(service, target.picture)


def check_stalled_bodies(target):
    """Five bodies that lack their last byte, as long as a body may be."""
    with attacked(target) as (service, stack):
        for _ in range(5):
            client = connect(service)
            stack.callback(client.close)
            try:
                client.sendall(head(BODY) + bytes(BODY - 1))
            except OSError:
                pass  # It was refused meanwhile.
        words = served(service, target.picture)
        status, body = ask(service, "POST", "/v1/palette", bytes(BODY))
        if status != 415:
            fail(f"another client's longest body is {status} {body[:90]}")
        return words


def check_slow_readers(target):
    """Answers that are asked for, hundreds ahead, and never read: they do not pile up."""
    request = b"GET /v1/samples/street.jpg HTTP/1.1\r\nHost: localhost\r\n\r\n" * 500
    with attacked(target) as (service, stack):
        closing(stack, opened(service, CONNECTIONS, request))
        words = served(service, target.picture)
        time.sleep(5)
        held = service.resident()
        if held > READERS_RESIDENT:
            fail(f"{held >> 20} MiB for answers that nobody reads")
        return f"{words}, {held >> 20} MiB"


def gray(side):
    """An interlaced PNG, which takes a while."""
    def chunk(kind, body):
        return (struct.pack(">I", len(body)) + kind + body
                + struct.pack(">I", zlib.crc32(kind + body)))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 1)
    rows = zlib.compress(bytes((side + 1) * (3 * side + 2)), 1)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows)
            + chunk(b"IEND", b""))


def check_queued_jobs(target):
    """Twice as many jobs of one client as may wait: the other's is next but a few."""
    picture, count, done = gray(1500), 128, []

    def job(service, seed):
        status, _ = ask(service, "POST", f"/v1/palette?seed={seed}", picture, ATTACKER)
        done.append(status)

    with attacked(target, ["--workers", "2", "--work-timeout", "60"]) as (service, stack):
        threads = [threading.Thread(target=job, args=(service, seed)) for seed in range(count)]
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        while service.metric("queue_waiting") < 30:
            time.sleep(0.01)
        before = done.count(200)
        start = time.monotonic()
        status, body = ask(service, "POST", "/v1/palette", target.picture)
        took, passed = time.monotonic() - start, done.count(200) - before
        if status != 200:
            fail(f"another client's picture is {status} {body[:90]}")
        if passed > 6:
            fail(f"another client's picture waited for {passed} others")
        words = served(service, target.picture)
        return f"{words}, a picture behind {passed} others in {took:.1f} s"


def check_trickling_urls(target):
    """A server that sends a picture byte by byte holds up whoever asked for it, and nobody else."""
    ended = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))

    def trickle(client):
        with client:
            client.recv(1000)
            try:
                client.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {BODY}\r\n\r\n".encode())
                while not ended.wait(0.3):
                    client.sendall(b"x")
            except OSError:
                pass  # Nobody listens any more.

    def serve():
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=trickle, args=(client,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    url = f"/?url=http://127.0.0.1:{server.getsockname()[1]}/"
    with attacked(target, ["--allow-private-urls", "--fetch-ports", "all"]) as (service, stack):
        stack.callback(server.close)
        stack.callback(ended.set)
        request = f"GET {url} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        closing(stack, opened(service, 20, request))
        time.sleep(0.5)
        words = served(service, target.picture)
        still = f"http://127.0.0.1:{service.port}/v1/samples/beach.jpg"
        status, body = ask(service, "GET", f"/?url={still}")
        if status != 200 or len(json.loads(body)["clusters"]) != 8:
            fail(f"another client's URL is {status} {body[:90]}")
        return words


def ticks(service):
    """The processor's time that the service took, in ticks of 1/100 s."""
    return sum(map(int, Path(f"/proc/{service.process.pid}/stat").read_text().split()[13:15]))


def check_limit_of_descriptors(target):
    """The service raises what it inherits to what its connections take; workers get few."""
    given = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, given[1]))
    try:
        service = target.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, given)
    try:
        ask(service, "POST", "/v1/palette", target.picture)
        most = resource.prlimit(service.process.pid, resource.RLIMIT_NOFILE)[0]
        if most < min(2 * CONNECTIONS, given[1]):
            fail(f"{most} descriptors for {CONNECTIONS} connections")
        few = [resource.prlimit(worker, resource.RLIMIT_NOFILE)[1] for worker in service.workers()]
        if not few or max(few) >= 1024:
            fail(f"workers may have {few} descriptors open")
        service.stop()
        return f"{most} descriptors, a worker {max(few)}"
    finally:
        service.process.kill()
        service.process.wait()


def check_out_of_descriptors(target):
    """What cannot be accepted waits, costs nothing meanwhile, and is served when there is room."""
    with attacked(target) as (service, stack):
        # As its own limit, so that only the system's is in the way.
        most = service.descriptors() + 20
        clients = opened(service, 10)
        resource.prlimit(service.process.pid, resource.RLIMIT_NOFILE, (most, most))
        clients += opened(service, 40)
        closing(stack, clients)
        time.sleep(0.5)
        before = ticks(service)
        time.sleep(2)
        spent = ticks(service) - before
        if service.descriptors() < most - 2:
            fail(f"{service.descriptors()} descriptors, of {most}")
        if spent > 40:
            fail(f"{spent} ticks of 200 while it waits for descriptors")
        for client in clients:
            client.close()
        return f"{spent / 2:.0f} % of a core while it waits, then {served(service, target.picture)}"


def check_crowd(target):
    """Where busy connections of many clients fill every place, health is answered all the same."""
    with attacked(target, ["--max-connections", "40"]) as (service, stack):
        for number in range(80):
            client = connect(service, f"127.0.1.{1 + number}")
            stack.callback(client.close)
            client.sendall(head(9))
        for source in [OTHER, ATTACKER, "127.0.0.3"]:
            status, body = ask(service, "GET", "/health", source=source)
            if status != 200:
                fail(f"health of a new client is {status} {body[:90]}")
        status, body = ask(service, "POST", "/v1/palette", target.picture)
        if status != 503 or b"connections" not in body:
            fail(f"a picture beyond all connections is {status} {body[:90]}")
        # Those that stall are given up before their time is over.
        start = time.monotonic()
        while ask(service, "POST", "/v1/palette", target.picture)[0] != 200:
            if time.monotonic() - start > 20:
                fail("stalled bodies keep their places")
            time.sleep(0.5)
        return f"a place after {time.monotonic() - start:.0f} s"


CHECKS = [
    check_silent_connections, check_slow_heads, check_stalled_bodies, check_slow_readers,
    check_queued_jobs, check_trickling_urls, check_limit_of_descriptors,
    check_out_of_descriptors, check_crowd,
]
