"""What whole processes cost: CPU, time and memory, in interleaved rounds."""
import dataclasses
import statistics
import subprocess
import tempfile

from programs import BUILD


@dataclasses.dataclass(frozen=True)
class Usage:
    """CPU (user + system) and wall time in seconds, greatest resident memory in MB of 10⁶ bytes."""
    cpu: float
    wall: float
    memory: float

    @staticmethod
    def total(usages):
        """Of processes that ran one after another."""
        return Usage(
            sum(usage.cpu for usage in usages), sum(usage.wall for usage in usages),
            max(usage.memory for usage in usages))


def run(line):
    """Runs a command to its end, its output thrown away, and tells what it used.

    A command that fails is no measurement: it raises RuntimeError with its words.
    """
    with tempfile.NamedTemporaryFile("r") as usage, tempfile.TemporaryFile() as words:
        subprocess.run(
            [BUILD / "launch", usage.name, *line], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=words, check=True)
        user, system, wall, memory, status = map(int, usage.read().split())
        if status:
            words.seek(0)
            raise RuntimeError(f"status {status}: {words.read().decode().strip()[-300:]}")
    return Usage((user + system) / 1e6, wall / 1e9, memory * 1024 / 1e6)


class Table:
    """Measurements by name, one list of rounds each; None where a round was left out."""

    def __init__(self):
        self.rounds = {}
        self.failures = {}

    def fill(self, works, rounds, budget=20.0, first=0):
        """Runs A B C … A B C …: `works` are functions by name that give a Usage.

        One round goes before and is not counted, but for what is too slow to need warming up.
        What has used `budget` seconds sits out the rest. Of what needs many seconds, all rounds
        count if the `first` is 1.
        """
        spent = dict.fromkeys(works, 0.0)
        self.rounds.update({name: [] for name in works})
        for number in range(first, rounds + 1):
            for name, work in works.items():
                if name in self.failures:
                    continue
                usage = self._try(name, work) if spent[name] <= budget else None
                spent[name] += usage.wall if usage else 0
                counts = number > 0 or (usage and usage.wall > budget / 4)
                self.rounds[name].append(usage if counts else None)
        return self

    def _try(self, name, work):
        try:
            return work()
        except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
            self.failures[name] = str(error)
            return None

    def has(self, name):
        return name not in self.failures and any(self.rounds.get(name, []))

    def median(self, name, what="cpu"):
        return statistics.median(getattr(usage, what) for usage in self.rounds[name] if usage)

    def least(self, name, what="cpu"):
        return min(getattr(usage, what) for usage in self.rounds[name] if usage)

    def most(self, name, what="memory"):
        return max(getattr(usage, what) for usage in self.rounds[name] if usage)

    def compare(self, name, other, combine=lambda a, b: a / b, what="cpu"):
        """The median over the rounds of a figure made of both."""
        pairs = zip(self.rounds[name], self.rounds[other])
        return statistics.median(
            combine(getattr(a, what), getattr(b, what)) for a, b in pairs if a and b)

    def pairs(self, name, other):
        return any(a and b for a, b in zip(self.rounds[name], self.rounds[other]))
