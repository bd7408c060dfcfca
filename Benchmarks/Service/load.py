"""Measures `filmpalette serve` under load, beside a service as the original's.

    load.py SERVER STILL PAGE PYTHON [--seconds N]

SERVER is the program `filmpalette-serve`; PYTHON an interpreter that has `requirements.txt`. The
page keeps what is under its notes.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Peers"))

import report  # noqa: E402
import servers  # noqa: E402

UNITS = {"us": 1e-3, "ms": 1, "s": 1000, "m": 60_000}


class Load:
    """What `wrk` saw: requests a second, and latencies in milliseconds."""

    def __init__(self, text):
        failed = re.search(r"Socket errors:.*|Non-2xx or 3xx responses:.*", text)
        if failed:
            raise RuntimeError(failed.group())
        self.rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
        found = re.findall(r"^\s+(\d+)%\s+([\d.]+)(us|ms|s|m)\s*$", text, re.MULTILINE)
        self.latency = {int(part): float(value) * UNITS[unit] for part, value, unit in found}


def load(address, still, connections, seconds):
    command = [
        "wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s",
        "--timeout", "300s", "--latency", "--script", str(HERE / "post.lua"), address]
    done = subprocess.run(
        command, env={**os.environ, "STILL": str(still)}, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)
    return Load(done.stdout)


def ours(server, still, seconds, cache):
    """Load, and memory when idle and at most; `cache` in bytes."""
    port = servers.free_port()
    address = f"http://127.0.0.1:{port}"
    command = [server, "--port", str(port), "--rate", "0", "--cache", str(cache)]
    with servers.running(command, f"{address}/health") as process:
        time.sleep(1)
        idle = servers.memory(process, "VmRSS")
        load(f"{address}/v1/palette", still, 4, 2)
        measured = load(f"{address}/v1/palette", still, 4, seconds)
        return measured, idle, servers.memory(process, "VmHWM")


def original(python, still, seconds):
    """The original's way: two processes for two cores, one connection for each."""
    port = servers.free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [
        python, "-m", "gunicorn", "--workers", "2", "--timeout", "300", "--chdir", str(HERE),
        "--bind", f"127.0.0.1:{port}", "original:app"]
    with servers.running(command, address, {"OMP_NUM_THREADS": "1"}):
        return load(address, still, 2, seconds)


def row(what, asked, measured, unit, limit, at_least=False):
    verdict = report.verdict(measured, limit, at_least)
    return f"| {what} | {asked} | {measured:,.1f} {unit} | {verdict} |"


def page(cold, warm, flask, idle, most, seconds, kept):
    above = cold.rate / flask.rate
    rows = [
        row("palettes a second, no cache", "≥ 100", cold.rate, "", 100, at_least=True),
        row("99th percentile of those", "≤ 150 ms", cold.latency[99], "ms", 150),
        row("× the original service", "≥ 200", above, "", 200, at_least=True),
        row("answers a second, cached", "≥ 3,000", warm.rate, "", 3000, at_least=True),
        row("memory when idle", "≤ 60 MB", idle, "MB", 60),
        row("memory under load, at most", "≤ 250 MB", most, "MB", 250),
    ]
    return "\n".join([
        "# The service under load", "",
        f"Written by `Benchmarks/Service/run`, which keeps what is under “{report.NOTES[3:]}”.",
        "", "## What was measured", "",
        f"- Machine: {report.machine()}.",
        f"- {time.strftime('%Y-%m-%d')}. `wrk`, one thread, on the same machine over loopback,"
        f" {seconds} seconds",
        "  after two that are not counted; 4 connections. Each request posts the same JPEG of",
        "  1280 × 688 (the photograph of [stills.md](stills.md)) to `/v1/palette` with no options:",
        "  eight colors by `standout`, as JSON. No request failed.",
        "- For comparison, the original service (`original.py`): Flask under gunicorn with two processes,",
        "  scikit-learn's `KMeans(8, n_init=10)` over every pixel, 2 connections.",
        "- Memory is the resident set of the server, in 10⁶ bytes.", "",
        "## Targets", "",
        "| what | asked | measured | |", "|---|---|---|---|", *rows, "",
        "## Results", "",
        "| service | requests a second | median | 90% | 99% |", "|---|---|---|---|---|",
        *(f"| {name} | {one.rate:,.2f} | {one.latency[50]:,.1f} ms | {one.latency[90]:,.1f} ms"
          f" | {one.latency[99]:,.1f} ms |"
          for name, one in [
              ("**filmpalette serve**, no cache", cold), ("**filmpalette serve**, cached", warm),
              ("the original service", flask)]),
        "", kept or f"{report.NOTES}\n"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("still", type=pathlib.Path)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("python")
    parser.add_argument("--seconds", type=int, default=20)
    chosen = parser.parse_args()
    cold, idle, most = ours(chosen.server, chosen.still, chosen.seconds, cache=0)
    warm, _, cached = ours(chosen.server, chosen.still, chosen.seconds, cache=64 << 20)
    flask = original(chosen.python, chosen.still, 3 * chosen.seconds)
    kept = report.notes(chosen.page.read_text()) if chosen.page.exists() else ""
    chosen.page.write_text(
        page(cold, warm, flask, idle, max(most, cached), chosen.seconds, kept))


main()
