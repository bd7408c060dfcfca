"""Palettes of other programs, kept in a file, so that they need to be made only once."""
import json


class Kept:
    """A file with a palette in each line, as JSON, or nothing."""

    def __init__(self, path):
        self.path, self.palettes = path, {}
        if path and path.exists():
            for line in map(json.loads, path.read_text().splitlines()):
                self.palettes[line["image"], line["method"], line["count"]] = line["colors"]

    def palette(self, path, method, count, make):
        """The palette of the picture at `path` by `method`, which `make` makes if it is not kept."""
        key = path.name, method, str(count)
        if key not in self.palettes:
            self.palettes[key] = make()
            if self.path:
                line = {
                    "image": path.name, "method": method, "count": str(count),
                    "colors": self.palettes[key]}
                with self.path.open("a") as file:
                    file.write(json.dumps(line) + "\n")
        return self.palettes[key]
