"""measure.py PYTHON SERVICE PAINTER: starts, loads and ends each service; writes the page."""

import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PYTHON, SERVICE, PAINTER = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "../../Documentation/Measurements/service.md")
SECONDS, FLASK_REQUESTS = 20, 3


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(command, port):
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=dict(os.environ, MALLOC_ARENA_MAX="2"))
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            time.sleep(0.5)
            return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    sys.exit(f"{command[0]} does not start")


def memory(process, field):
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(rf"{field}:\s+(\d+) kB", file.read())[1]) / 1024


def wrk(url, still):
    text = subprocess.run(
        ["wrk", "-t", "1", "-c", "4", "-d", f"{SECONDS}s", "--latency"]
        + ["-s", os.path.join(HERE, "post.lua"), url],
        env=dict(os.environ, STILL=still), capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        sys.exit(text)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    return rate, re.search(r"50%\s+(\S+)", text)[1], re.search(r"99%\s+(\S+)", text)[1]


def ours(still, *flags):
    port = free_port()
    command = [SERVICE, "--port", str(port), "--rate", "0", "--log-level", "error", *flags]
    process = start(command, port)
    try:
        idle = memory(process, "VmRSS")
        figures = wrk(f"http://127.0.0.1:{port}/v1/palette", still)
        return figures, idle, memory(process, "VmHWM")
    finally:
        process.terminate()
        process.wait()


def flask(still):
    port = free_port()
    process = start([PYTHON, os.path.join(HERE, "flask_service.py"), str(port)], port)
    with open(still, "rb") as file:
        body = file.read()
    try:
        begun = time.monotonic()
        for _ in range(FLASK_REQUESTS):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", body, timeout=600).read()
        return FLASK_REQUESTS / (time.monotonic() - begun), memory(process, "VmHWM")
    finally:
        process.terminate()
        process.wait()


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PAINTER, folder, "1280", "jpeg"], check=True)
        still = os.path.join(folder, "street.jpg")
        size = os.path.getsize(still)
        cold, idle, loaded = ours(still, "--cache", "0")
        warm, _, warm_loaded = ours(still)
        peer, peer_memory = flask(still)
    with open(PAGE, "w") as page:
        page.write(f"""# The service under load

Setup: one machine with {os.cpu_count()} cores ({platform.machine()}, Linux {platform.release()}),
client and service on it together, over the loopback. `wrk`, 1 thread, 4 connections,
{SECONDS} s. The still is the painted `street`, 1280 pixels wide, JPEG, {size} bytes, posted to
`/v1/palette`: 8 colors, `standout`, JSON. Release build, `MALLOC_ARENA_MAX=2`. The peer is
`Benchmarks/Service/flask_service.py`, what the original does: scikit-learn's `KMeans(8)`,
`n_init` 10, full resolution, {FLASK_REQUESTS} requests one after another (each uses all cores).
`Benchmarks/Service/run` makes this page.

| service | requests/s | median | 99 % | memory idle | memory at most |
|---|---|---|---|---|---|
| FilmPalette, cache off | {cold[0]:.0f} | {cold[1]} | {cold[2]} | {idle:.0f} MiB | {loaded:.0f} MiB |
| FilmPalette, cache warm | {warm[0]:.0f} | {warm[1]} | {warm[2]} | | {warm_loaded:.0f} MiB |
| Flask and scikit-learn | {peer:.3f} | | | | {peer_memory:.0f} MiB |

Cache off, FilmPalette answers {cold[0] / peer:.0f} times as many requests as the peer.
""")


main()
