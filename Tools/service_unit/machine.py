"""systemd as the first process of a container, with the built programs where the unit has them."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from named_checks import fail

NAME = f"film-palette-{os.getpid()}"
PROGRAMS = "/usr/local/bin"
UNITS = "etc/systemd/system"
NEW_NETWORK = 0x40000000  # CLONE_NEWNET


class Missing(Exception):
    """What this machine lacks to start another, in words."""


def what_is_missing():
    """What a container takes and this machine does not have; nothing, if all is there."""
    if sys.platform != "linux":
        return "Linux"
    if not Path("/lib/systemd/systemd").exists():
        return "systemd"
    if not shutil.which("systemd-nspawn"):
        return "systemd-nspawn (systemd-container)"
    return None if os.geteuid() == 0 else "root"


def install(program, folder):
    """The program in a folder, with those libraries of its own that are not the system's.

    Returns whether there are such: a program that `make build` made has none.
    """
    listed = subprocess.run(["ldd", program], stdout=subprocess.PIPE, text=True).stdout
    paths = {line.partition("=> ")[2].partition(" (")[0] for line in listed.splitlines()}
    others = [path for path in paths if path and not path.startswith(("/usr/", "/lib"))]
    for path in [program, *others]:
        shutil.copy2(path, folder)
    return bool(others)


def children(process):
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            pass  # It ended meanwhile.
    return found


def named(process, name):
    """The process itself or the processes under it that have a name, those above first."""
    try:
        own = [process] if Path(f"/proc/{process}/comm").read_text().strip() == name else []
    except OSError:
        return []
    return own + [found for child in children(process) for found in named(child, name)]


class Machine:
    def __init__(self, folder):
        words = ["systemd-nspawn", "--quiet", "--directory=/", "--volatile=yes",
                 f"--machine={NAME}", "--private-network", "--register=no", "--keep-unit",
                 "--link-journal=no", "--resolv-conf=off", "--settings=no", "--console=pipe",
                 f"--bind-ro={folder}:{PROGRAMS}"]
        for path in ["/etc/alternatives", "/etc/ld.so.cache"]:
            words += [f"--bind-ro={path}"] if os.path.exists(path) else []
        # A unit that is never there wants nothing else: systemd waits for what it is told to do.
        words += ["--boot", "--", "--unit=filmpalette-idle.target", "systemd.firstboot=off"]
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.first = None
        try:
            self.wait_for_start()
        except BaseException:
            self.end()
            raise

    def wait_for_start(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            found = [process for child in children(self.process.pid)
                     for process in named(child, "systemd")]
            if found:
                self.first = found[0]
                if self.run("systemctl", "list-units", check=False).returncode == 0:
                    return
            time.sleep(0.1)
        self.end()
        said = self.process.stdout.read().strip().splitlines()
        raise Missing(f"a container that starts: {said[-1] if said else 'nothing is said'}")

    def run(self, *words, check=True):
        """Runs a program in the container."""
        done = subprocess.run(
            ["nsenter", f"--target={self.first}", "--mount", "--uts", "--ipc", "--net", "--pid",
             "--root", "--wd=/", *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if check and done.returncode != 0:
            fail(f"{' '.join(words)}: {done.stdout.strip()}")
        return done

    def write(self, path, text):
        file = Path(f"/proc/{self.first}/root", path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def enter_network(self):
        """Sockets that this thread opens from now on are in the container's network."""
        with open(f"/proc/{self.first}/ns/net") as network:
            if ctypes.CDLL(None, use_errno=True).setns(network.fileno(), NEW_NETWORK) != 0:
                raise OSError(ctypes.get_errno(), "the container's network cannot be entered")

    def processes(self, name):
        return named(self.first, name)

    def show(self, unit, *properties):
        """Values of a unit's properties."""
        shown = self.run("systemctl", "show", unit, *(f"--property={name}" for name in properties))
        values = dict(line.split("=", 1) for line in shown.stdout.splitlines() if "=" in line)
        return [values[name] for name in properties]

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        # systemd-nspawn leaves this behind where /run lies on a disk.
        place = Path("/run/systemd/nspawn/propagate", NAME)
        if place.is_dir():
            place.rmdir()
