"""check-unit.py [NAME…]: the service under its systemd unit, restriction by restriction."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from named_checks import Score, Wrong, built, chosen, fail, name_of
from service_unit import machine, questions
from service_unit.machine import Machine, Missing
from service_unit.probes import PROBES

ROOT = Path(__file__).resolve().parent.parent
UNIT = ROOT / "Integrations/systemd/filmpalette.service"
MOST_EXPOSED = 1.1  # of 10, by `systemd-analyze security`
# What starts and ends the service; all else of the unit's [Service] restricts it.
RUNNING = {"Type", "ExecStart", "EnvironmentFile", "Environment", "Restart", "RestartSec",
           "TimeoutStopSec", "KillMode", "OOMPolicy"}
# Settings that mean nothing without another, and that other.
WITH = {"ExecPaths": "NoExecPaths", "SystemCallErrorNumber": "SystemCallFilter"}
# What a container may lack: control groups of its own, and users where the root was changed.
OF_MACHINES = {"MemoryMax", "TasksMax", "PrivateUsers"}
OPTIONS = ("FILMPALETTE_ALLOW_PRIVATE_URLS=true\nFILMPALETTE_FETCH_PORTS=all\n"
           "FILMPALETTE_RATE=0\nFILMPALETTE_CACHE=0\nFILMPALETTE_LOG_LEVEL=error\n")


def settings():
    """The lines of the unit that run the service, and those that restrict it, by name."""
    running, restrictions = [], {}
    for line in UNIT.read_text().partition("[Service]\n")[2].partition("\n[")[0].splitlines():
        name = line.partition("=")[0]
        if name in RUNNING:
            running.append(line)
        elif line and not line.startswith("#"):
            restrictions.setdefault(WITH.get(name, name), []).append(line)
    return running, restrictions


class Target:
    """A machine that runs the service in ways that are told."""

    def __init__(self, container, has_libraries, score):
        self.machine, self.score, self.expected, self.left_out = container, score, None, []
        self.running, self.restrictions = settings()
        if has_libraries:
            self.running.append(f"ExecPaths={machine.PROGRAMS}")

    def start(self, restrictions):
        """Runs the service under these restrictions, until it has answered that it is there."""
        lines = [line for name in restrictions for line in self.restrictions[name]]
        self.machine.write(f"{machine.UNITS}/filmpalette.service",
                           "\n".join(["[Service]", *self.running, *lines, ""]))
        self.machine.run("systemctl", "daemon-reload")
        try:
            self.machine.run("systemctl", "start", "filmpalette")
            questions.wait_for_health(20)
        except Wrong as wrong:
            status = self.machine.run("systemctl", "status", "filmpalette", check=False)
            self.machine.run("systemctl", "stop", "filmpalette")
            fail(f"{wrong}\n{status.stdout}")

    def stop(self):
        self.machine.run("systemctl", "stop", "filmpalette")
        result, status = self.machine.show("filmpalette", "Result", "ExecMainStatus")
        if (result, status) != ("success", "0"):
            fail(f"told to end, it ends as {result}, status {status}")

    def use(self, restrictions):
        """What the service answers under these restrictions, the loss of its workers included."""
        self.start(restrictions)
        try:
            found = questions.answers()
            questions.outlives_its_workers(self.machine)
        finally:
            self.stop()
        return found

    def compare(self, restrictions):
        """The service answers as it does without restrictions."""
        found = self.use(restrictions)
        wrong = [f"{name}: {found[name][0]} {found[name][1][:200]}" for name in found
                 if found[name] != self.expected[name]]
        if wrong:
            fail("; ".join(wrong))

    def runs(self, command, lines=()):
        """Whether a program ends well in a service with these settings, and what was said."""
        self.machine.write(f"{machine.UNITS}/probe.service", "\n".join(
            ["[Service]", "Type=oneshot", f"ExecStart={command}", "StandardOutput=file:/run/found",
             "StandardError=file:/run/found", *lines, ""]))
        self.machine.write("run/found", "")
        self.machine.run("systemctl", "daemon-reload")
        done = self.machine.run("systemctl", "start", "probe", check=False)
        return done.returncode == 0, self.machine.run("cat", "/run/found").stdout + done.stdout

    def in_force(self, lines, names):
        """Which of these restrictions a process meets in a service with these settings."""
        well, said = self.runs(
            " ".join(["/usr/bin/python3", f"{machine.PROGRAMS}/probes.py", *names]), lines)
        if not well:
            fail(f"the probe says {said.strip()}")
        return set(said.split())


def check_verify(target):
    """systemd finds nothing wrong in the unit, on a machine where its programs are installed."""
    target.machine.write(f"{machine.UNITS}/filmpalette.service", UNIT.read_text())
    said = target.machine.run("systemd-analyze", "verify", "--man=no",
                              f"/{machine.UNITS}/filmpalette.service", check=False).stdout
    if said.strip():
        fail(said.strip())


def check_exposure(target):
    shown = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", UNIT],
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    score = re.search(r"exposure level for .*: ([0-9.]+)", shown.stdout)
    if score is None or float(score.group(1)) > MOST_EXPOSED:
        fail(score.group() if score else shown.stdout)
    return f"{score.group(1)} of 10, and {MOST_EXPOSED} at most"


def check_no_restriction(target):
    """No probe finds what is not there."""
    found = target.in_force([], [name for name in target.restrictions if name in PROBES])
    if found:
        fail(f"in force before it is asked for: {', '.join(sorted(found))}")


def is_in_force(target, name):
    lines = target.restrictions[name]
    if name == "NoExecPaths":
        return target.runs("/usr/bin/true")[0] and not target.runs("/usr/bin/true", lines)[0]
    if name not in PROBES:
        fail("no probe tells whether it is in force")
    return name in target.in_force(lines, [name])


def check_each_alone(target):
    for name in target.restrictions:
        problems = []
        try:
            if not is_in_force(target, name):
                fail("it is not in force")
            target.compare([name])
        except Wrong as wrong:
            problems.append(str(wrong))
        target.score.say(f"under {name}", problems)


def check_all_together(target):
    target.compare(target.restrictions)
    left_out = ", ".join(sorted(target.left_out))
    return left_out and f"without {left_out}, which this container lacks"


def check_end_while_fetching(target):
    """A URL that is being fetched when the service is told to end gets its answer."""
    stills, answer = questions.Stills, []
    target.start(target.restrictions)
    url = f"http://stills.test:{questions.PORT_OF_STILLS}/slow/rgb.jpg"
    client = threading.Thread(
        target=lambda: answer.append(questions.ask("GET", f"/v1/palette?url={url}")))
    client.start()
    asked = stills.asked.wait(10)
    target.machine.run("systemctl", "stop", "--no-block", "filmpalette")
    while questions.ask("GET", "/health")[0] == 200:
        pass
    stills.released.set()
    client.join()
    target.stop()
    if not asked or answer[0][0] != 200:
        fail(f"a fetch under way at the end got {answer[0]}")


CHECKS = [check_verify, check_exposure, check_no_restriction, check_each_alone, check_all_together,
          check_end_while_fetching]


def prepare(target):
    target.machine.write("etc/default/filmpalette", OPTIONS)
    target.machine.write("etc/resolv.conf", "nameserver 127.0.0.1\n")
    target.machine.enter_network()
    questions.answer_names()
    questions.serve_stills()
    target.expected = target.use([])
    wrong = [f"{name}: {status}" for name, (status, _) in target.expected.items()
             if status != (413 if name == questions.REFUSED else 200)]
    if wrong:
        fail(", ".join(wrong))
    for name in set(target.restrictions) & OF_MACHINES:
        lines = target.restrictions[name]
        if not target.runs("/usr/bin/true", lines)[0] or not target.in_force(lines, [name]):
            target.left_out.append(name)
            del target.restrictions[name]
    # Probes look for these, which are there for every service now.
    for place in ["dev/of-all", "tmp/of-all", "root/of-root"]:
        target.machine.write(place, "")


def main():
    checks, _ = chosen(CHECKS, sys.argv[1:])
    if missing := machine.what_is_missing():
        return print(f"Tools/check-unit: skipped, for it takes {missing}")
    folders = [os.environ["PROGRAMS"]] if "PROGRAMS" in os.environ else None
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        has_libraries = machine.install(built("filmpalette-serve", folders), folder)
        shutil.copy2(ROOT / "Tools/service_unit/probes.py", folder)
        try:
            container = Machine(folder)
        except Missing as missing:
            return print(f"Tools/check-unit: skipped, for it takes {missing}")
        try:
            target = Target(container, has_libraries, score)
            for check in [prepare, *checks]:
                problems, detail = [], ""
                try:
                    detail = check(target)
                except Wrong as wrong:
                    problems.append(str(wrong))
                score.say(name_of(check), problems, detail or "")
                if target.expected is None:
                    break
        finally:
            container.end()
    score.end()


if __name__ == "__main__":
    main()
