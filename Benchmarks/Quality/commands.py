"""Palettes by the command `filmpalette`."""
import json
import subprocess


def filmpalette(command, paths, count, *options):
    """For each picture its colors, 0…255; all pictures by one process. `count` may be "auto"."""
    line = [command, "extract", "-n", str(count), "-f", "json", *options, "--"]
    told = subprocess.run(
        line + [str(path) for path in paths], capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(told.stderr.strip() or f"exit status {told.returncode}")
    results = [json.loads(result) for result in told.stdout.splitlines()]
    return [[color["rgb"] for color in result["colors"]] for result in results]
