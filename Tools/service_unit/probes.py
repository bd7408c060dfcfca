"""probes.py NAME…: which of these restrictions are in force here, one a line.

Runs under systemd, as the whole of a service. A probe is true under its restriction, and false
without it.
"""

import ctypes
import mmap
import os
import resource
import socket
import sys

libc = ctypes.CDLL(None, use_errno=True)


def status(field, process="self"):
    with open(f"/proc/{process}/status") as lines:
        return next(line for line in lines if line.startswith(f"{field}:")).split()[1]


def has_own_filter():
    """Whether system calls pass a filter that those of the first process do not."""
    return int(status("Seccomp_filters")) > int(status("Seccomp_filters", 1))


def has_own(namespace):
    return os.readlink(f"/proc/self/ns/{namespace}") != os.readlink(f"/proc/1/ns/{namespace}")


def mounts(place):
    """The options of what is mounted at a place and below it, and those of their file systems."""
    with open("/proc/self/mountinfo") as lines:
        fields = [line.split() for line in lines]
    return [(words[5], words[-1]) for words in fields if f"{words[4]}/".startswith(f"{place}/")]


def is_refused(call, *arguments):
    """Whether a call fails: one of Python's by OSError, one of C's by -1."""
    try:
        return call(*arguments) == -1
    except OSError:
        return True


def limit_of_group(name):
    """A limit of this process's control group (version 2)."""
    with open("/proc/self/cgroup") as lines:
        path = next(line.strip()[3:] for line in lines if line.startswith("0::"))
    try:
        with open(f"/sys/fs/cgroup{path}/{name}") as file:
            return file.read().strip()
    except FileNotFoundError:
        return "max"


NEW_MOUNTS, LINUX_32 = 0x20000, 0x8  # CLONE_NEWNS, PER_LINUX32
PROBES = {
    "CapabilityBoundingSet": lambda: int(status("CapBnd"), 16) == 0,
    "DynamicUser": lambda: 61184 <= os.getuid() <= 65519,
    "InaccessiblePaths": lambda: not any(
        os.stat(place).st_mode & 0o777 for place in ["/dev/shm", "/srv", "/var"]),
    "LimitCORE": lambda: resource.getrlimit(resource.RLIMIT_CORE) == (0, 0),
    "LimitNOFILE": lambda: resource.getrlimit(resource.RLIMIT_NOFILE)[1] == 4096,
    "LockPersonality": lambda: is_refused(libc.personality, LINUX_32),
    "MemoryDenyWriteExecute": lambda: is_refused(lambda: len(mmap.mmap(
        -1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC))),
    "MemoryMax": lambda: limit_of_group("memory.max") != "max",
    "NoNewPrivileges": lambda: status("NoNewPrivs") == "1",
    "PrivateDevices": lambda: not os.path.exists("/dev/of-all"),
    "PrivateIPC": lambda: has_own("ipc"),
    "PrivateMounts": lambda: has_own("mnt"),
    "PrivateTmp": lambda: not os.path.exists("/tmp/of-all"),
    "PrivateUsers": lambda: open("/proc/self/uid_map").read().split()[2] != str(2**32 - 1),
    "ProcSubset": lambda: not os.path.exists("/proc/meminfo"),
    "ProtectClock": has_own_filter,
    "ProtectControlGroups": lambda: all(
        own.startswith("ro") for own, _ in mounts("/sys/fs/cgroup")),
    "ProtectHome": lambda: not os.path.exists("/root/of-root"),
    "ProtectHostname": lambda: is_refused(socket.sethostname, socket.gethostname()),
    "ProtectKernelLogs": has_own_filter,
    "ProtectKernelModules": has_own_filter,
    "ProtectKernelTunables": lambda: is_refused(open, "/proc/sys/net/ipv4/ip_forward", "a"),
    "ProtectProc": lambda: any("hidepid" in options for _, options in mounts("/proc")),
    "ProtectSystem": lambda: is_refused(open, "/etc/of-the-system", "a"),
    "RestrictAddressFamilies": lambda: is_refused(socket.socket, socket.AF_UNIX),
    "RestrictNamespaces": lambda: is_refused(libc.unshare, NEW_MOUNTS),
    "RestrictRealtime": lambda: is_refused(
        os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1)),
    "RestrictSUIDSGID": lambda: is_refused(
        os.open, f"/dev/shm/{os.getpid()}", os.O_CREAT, 0o4755),
    "SystemCallArchitectures": has_own_filter,
    "SystemCallFilter": lambda: is_refused(os.nice, 1),
    "TasksMax": lambda: limit_of_group("pids.max") == "512",
    "UMask": lambda: os.umask(0) == 0o077,
}

if __name__ == "__main__":
    print(*[name for name in sys.argv[1:] if PROBES[name]()], sep="\n")
