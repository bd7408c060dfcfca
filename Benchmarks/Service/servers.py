"""Servers under test: started on a free port of loopback, waited for, ended by their own id."""
import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address):
    try:
        urllib.request.urlopen(address, timeout=1).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@contextlib.contextmanager
def running(command, address, environment=None):
    """The process, once something answers at the address; ended with all that it started."""
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while not answers(address):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"does not answer: {' '.join(command)}")
            time.sleep(0.1)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def memory(process, field):
    """Its resident set in 10⁶ bytes: now (VmRSS) or at most (VmHWM)."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return int(value.split()[0]) * 1024 / 1e6
    raise RuntimeError(f"no {field} of {process.pid}")
