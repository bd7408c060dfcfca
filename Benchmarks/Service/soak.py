"""Minutes of mixed load on `filmpalette serve`, without a cache: what grows?

    soak.py SERVER PICTURE… [--seconds N] [--connections N]

Each connection is a client with an address of its own (127.0.1.1 and on, Linux). It posts the pictures
in several formats of answer, and in between asks for /health, sends what is no picture, or leaves in
the middle of a body. Every answer is compared with the first of its kind. By the minute come memory (of
the service and its workers, each page counted once), descriptors and threads.
"""
import argparse
import collections
import http.client
import os
import pathlib
import random
import socket
import sys
import threading
import time

import servers

PATHS = ["/v1/palette", "/v1/palette?format=ase", "/v1/palette?algorithm=kmeans&count=5",
         "/v1/palette?format=sheet"]


class Clients:
    """Threads that ask until told to stop, and what they were answered."""

    def __init__(self, port, pictures, count):
        self.port, self.pictures = port, pictures
        self.lock, self.done = threading.Lock(), threading.Event()
        self.answers, self.statuses, self.wrong = {}, collections.Counter(), []
        self.threads = [threading.Thread(target=self.run, args=(seed,)) for seed in range(count)]
        for thread in self.threads:
            thread.start()

    def end(self):
        self.done.set()
        for thread in self.threads:
            thread.join()

    def run(self, seed):
        chance = random.Random(seed)
        source = (f"127.0.1.{seed + 1}", 0)
        client = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=source)
        while not self.done.is_set():
            kind = chance.random()
            try:
                if kind < 0.02:
                    self.leave(chance, source)
                elif kind < 0.04:
                    self.ask(client, "POST", PATHS[0], b"no picture", 415)
                elif kind < 0.1:
                    self.ask(client, "GET", "/health", None, 200)
                else:
                    picture = chance.randrange(len(self.pictures))
                    path = chance.choice(PATHS)
                    self.ask(client, "POST", path, self.pictures[picture], 200, (path, picture))
            except (OSError, http.client.HTTPException) as error:
                self.say(f"{error!r}")
                client.close()
        client.close()

    def ask(self, client, method, path, body, wanted, key=None):
        client.request(method, path, body)
        answer = client.getresponse()
        text = answer.read()
        with self.lock:
            self.statuses[answer.status] += 1
            same = key is None or self.answers.setdefault(key, text) == text
        if answer.status == 503:  # A service that is full may say so.
            time.sleep(0.2)
        if answer.status not in (wanted, 503) or answer.status == 200 and not same:
            self.say(f"{method} {path}: {answer.status}, {text[:80]!r}")

    def leave(self, chance, source):
        """Goes away in the middle of a body."""
        picture = chance.choice(self.pictures)
        with socket.create_connection(("127.0.0.1", self.port), 60, source) as client:
            client.sendall(b"POST /v1/palette HTTP/1.1\r\nHost: localhost\r\n"
                           + f"Content-Length: {len(picture)}\r\n\r\n".encode()
                           + picture[:len(picture) // 2])
            time.sleep(0.02)
        with self.lock:
            self.statuses["left"] += 1

    def say(self, words):
        with self.lock:
            self.wrong.append(words)


def family(process):
    """The service's process and those that it started."""
    found = [process.pid]
    for parent in found:
        for task in pathlib.Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                pass  # It ended meanwhile.
    return found


def use(process):
    """Memory in 10⁶ bytes, descriptors and threads, of all processes together."""
    memory = descriptors = threads = 0
    for pid in family(process):
        place = pathlib.Path(f"/proc/{pid}")
        try:
            for line in (place / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    memory += int(line.split()[1]) * 1024 / 1e6
            descriptors += len(os.listdir(place / "fd"))
            threads += len(os.listdir(place / "task"))
        except OSError:
            continue
    return memory, descriptors, threads


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("pictures", nargs="+", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--connections", type=int, default=64)
    chosen = parser.parse_args()
    port = servers.free_port()
    command = [chosen.server, "--port", str(port), "--rate", "0", "--cache", "0"]
    with servers.running(command, f"http://127.0.0.1:{port}/health") as process:
        idle = use(process)
        clients = Clients(port, [path.read_bytes() for path in chosen.pictures], chosen.connections)
        rows, start = [], time.monotonic()
        while time.monotonic() - start < chosen.seconds:
            most = [0, 0, 0]
            for _ in range(12):
                time.sleep(min(5, chosen.seconds / 12))
                most = list(map(max, most, use(process)))
            rows.append(most)
            print("  ".join(f"{value:,.0f}" for value in most), flush=True)
        clients.end()
        time.sleep(3)
        end = use(process)
    print("memory in MB, descriptors, threads: at most, by the minute; idle before and after:")
    print("  ".join(f"{value:,.0f}" for value in idle), "|",
          "  ".join(f"{value:,.0f}" for value in end))
    print(dict(clients.statuses))
    for words in clients.wrong[:20]:
        print("wrong:", words)
    sys.exit(bool(clients.wrong))


main()
