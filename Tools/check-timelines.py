"""check-timelines.py [COMMAND] [NAME…]: paints films, runs the command, reads what it wrote."""

import csv
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import opentimelineio as otio

from named_checks import Score, built, chosen
from timelines import paint, reading
from timelines.fcpxml import Sequence

NTSC = {name: Fraction(rate * 1000, 1001) for name, rate in
        (("23.976", 24), ("29.97", 30), ("47.952", 48), ("59.94", 60))}
# Lengths of shots in frames, none of them a second.
SHOTS = [31, 20, 43, 17, 26]


class Bench:
    """Paints films into a folder and runs the command on them."""

    def __init__(self, command, folder, score):
        self.command, self.folder, self.score = command, folder, score
        self.runs = 0
        (folder / "results").mkdir()

    def film(self, name, rate, timecode=None, shots=SHOTS, **options):
        return paint.paint(self.folder / "films" / name, rate, shots, timecode, **options)

    def run(self, film, *flags):
        """The folder that the command wrote, and what is wrong with the run itself."""
        self.runs += 1
        folder = self.folder / "results" / f"run {self.runs}"
        words = [self.command, "film", film.path, "-o", f"{folder}/", "-f",
                 "csv,edl,otio,fcpxml,json", "--no-stills", *flags]
        if film.first is not None:
            words += ["--rate", str(film.rate)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120)
        problems = [f"status {done.returncode}: {done.stderr.strip()}"] if done.returncode else []
        return folder, problems

    def check(self, name, film, *flags, **wanted):
        """Runs the command, and holds every file against what was painted."""
        folder, problems = self.run(film, *flags)
        if not problems:
            wanted = reading.Wanted(film, **wanted)
            problems = list(wanted.problems(folder))
            if str(self.folder) in (folder / "film.json").read_text():
                problems.append("film.json has a path of this machine")
        self.score.say(name, problems, f"{len(film.shots)} shots")
        return folder


def rates_and_clocks():
    """Every rate, in drop-frame and not, and where the first frame may be."""
    for rate in reading.RATES:
        marks = ";:" if rate in (NTSC["29.97"], NTSC["59.94"]) else ":"
        for mark in marks:
            for start in ("10:00:00", "00:59:59", "23:59:58"):
                yield rate, f"{start}{mark}00"


def timecodes(bench):
    """Sources that begin at ten, before a minute that drops numbers, and before midnight."""
    for rate, timecode in rates_and_clocks():
        film = bench.film(f"{float(rate):.3f} {timecode[:8].replace(':', '')}.mov", rate, timecode)
        bench.check(f"{float(rate):.3f} frames a second from {timecode}", film)


def no_timecode(bench):
    for rate in reading.RATES:
        film = bench.film(f"plain {float(rate):.3f}.mov", rate)
        bench.check(f"{float(rate):.3f} frames a second without timecode", film)


def containers(bench):
    """MXF and MPEG's groups of pictures have timecode too."""
    mpeg2 = ["-c:v", "mpeg2video", "-q:v", "2", "-g", "12", "-bf", "0"]
    for rate, timecode in ((25, "10:00:00:00"), (NTSC["29.97"], "10:00:00;00")):
        film = bench.film(f"{float(rate):.2f}.mxf", rate, timecode, coding=mpeg2)
        bench.check(f"MXF from {timecode}", film)
        film = bench.film(f"{float(rate):.2f}.mpg", rate, timecode, coding=mpeg2,
                          flags=["-gop_timecode", timecode])
        bench.check(f"MPEG from {timecode}", film)


def spans(bench):
    """A part: its source where it is, its record from the record's own start."""
    for rate, timecode in ((24, "10:00:00:00"), (25, None), (NTSC["29.97"], "00:59:59;00"),
                           (NTSC["59.94"], "10:00:00:00"), (NTSC["23.976"], "23:59:58:00")):
        film = bench.film(f"span {float(rate):.3f}.mov", rate, timecode)
        for begin, end in ((0.5, 1.7), (1.0, None)):
            flags = ["--start", str(begin)] + (["--end", str(end)] if end else [])
            # The first frame at or after a time.
            bounds = [None if moment is None else -int(-Fraction(str(moment)) * film.rate // 1)
                      for moment in (begin, end)]
            bench.check(f"{float(rate):.3f} frames a second, {' '.join(flags)}", film, *flags,
                        start=bounds[0], end=min(bounds[1] or 9999, film.starts[-1]))


def records(bench):
    film = bench.film("record.mov", NTSC["29.97"], "10:00:00:00")
    for record in ("10:00:00;00", "00:00:00:00", "23:59:58:00"):
        bench.check(f"--record-start {record}", film, "--record-start", record, record=record)
    for record, words in (("10:00:00:30", "0…29"), ("10:00", "takes")):
        _, problems = bench.run(film, "--record-start", record)
        good = len(problems) == 1 and words in problems[0] and "status 0" not in problems[0]
        problems = [] if good else problems or ["it is taken"]
        bench.score.say(f"--record-start {record} is refused", problems)


def reels(bench):
    film = bench.film("reel.mov", 25, "10:00:00:00")
    for name in ("TAPE7", "A001C003_240101_R1AB"):
        folder = bench.check(f"--reel {name}", film, "--reel", name)
        track = otio.adapters.read_from_file(str(folder / "shots.edl"), rate=25).tracks[0]
        clips = list(track.find_clips())
        clips += otio.adapters.read_from_file(str(folder / "film.otio")).find_clips()
        found = {clip.metadata["cmx_3600"]["reel"] for clip in clips}
        bench.score.say(f"the adapter reads reel {name}", [] if found == {name} else [str(found)])


def sound_and_fields(bench):
    """What FCPXML declares."""
    film = bench.film("tape.mov", 25, "10:00:00:00", sound=1, flags=["-x264opts", "tff=1"],
                      filters="setsar=16/15,setfield=tff")
    sequence = Sequence(bench.check("a tape", film) / "film.fcpxml")
    found = [sequence.format.get(name) for name in ("fieldOrder", "paspH", "paspV", "width")]
    found += [sequence.asset.get(name) for name in ("hasAudio", "audioChannels", "audioRate")]
    wanted = ["upper first", "16", "15", str(paint.WIDTH), "1", "1", "48000"]
    bench.score.say("fields, pixels and sound", [] if found == wanted else [str(found)])
    for channels, layout in ((2, "stereo"), (6, "surround")):
        film = bench.film(f"sound {channels}.mov", 24, sound=channels)
        sequence = Sequence(bench.check(f"{channels} channels", film) / "film.fcpxml").sequence
        found = (sequence.get("audioLayout"), sequence.get("audioRate"))
        bench.score.say(layout, [] if found == (layout, "48k") else [str(found)])


def numbered_pictures(bench):
    for rate, first in ((24, 1001), (25, 7), (12, 100)):
        film = bench.film(f"pictures #{first}/shot {first}.%04d.png", rate, coding=["-c:v", "png"],
                          first=first)
        # Twelve a second are counted in 24: every number is twice as large.
        if rate == 12:
            odd_rate(bench, f"pictures from {first}", film, 24)
        else:
            bench.check(f"pictures from {first}", film)


def odd_rates(bench):
    for rate, usual in ((10, 30), (12, 24), (15, 30), (Fraction(15, 2), 30), (8, 24), (18, None),
                        (90, 60), (100, 50), (120, 60)):
        film = bench.film(f"odd {float(rate)}.mov", rate)
        odd_rate(bench, f"{float(rate)} frames a second", film, usual)


def varying_rates(bench):
    for name, kept in (("every seventh is missing", "mod(n+1,7)"),
                       ("half are missing on the way", "lt(n,60)+not(mod(n,2))")):
        film = bench.film(f"{name}.mkv", 30, filters=f"select='{kept}'",
                          flags=["-fps_mode", "passthrough"])
        film.times = paint.times(film.path)
        odd_rate(bench, name, film, None)


def odd_rate(bench, name, film, usual):
    """Frames that are not the timeline's: each time of a shot's beginning shows its first frame."""
    folder, problems = bench.run(film)
    if problems:
        return bench.score.say(name, problems)
    rows = list(csv.DictReader((folder / "shots.csv").open(newline="")))
    times = film.times or [number / film.rate for number in range(film.starts[-1])]
    sequence = Sequence(folder / "film.fcpxml")
    rate = 1 / sequence.frame
    if rate not in reading.RATES or usual not in (None, rate):
        problems.append(f"{rate} frames a second")
    problems += list(sequence.problems())
    origin = sequence.frames(sequence.asset, "start")
    media = list(otio.adapters.read_from_file(str(folder / "film.otio")).find_clips())
    for row, clip in zip(rows, media, strict=True):
        frame = reading.count(row["start_timecode"], rate) - origin
        if round(clip.source_range.start_time.value) - origin != frame:
            problems.append(f"{clip.source_range.start_time} in OTIO")
        # A tenth of a frame: containers round times.
        moment, wanted = (frame + Fraction(1, 10)) / rate, int(row["first_frame"])
        shown = sum(time <= moment for time in times) - 1
        # Two frames of a faster film are one of the timeline.
        if not 0 <= shown - wanted <= (film.rate / rate > 1):
            problems.append(f"{row['start_timecode']} shows frame {shown}, not {wanted}")
        problems += list(reading.media_problems(
            folder, clip.media_reference, clip.source_range.start_time, wanted, film))
    if len(rows) != len(film.shots):
        problems.append(f"{len(rows)} shots")
    bench.score.say(name, problems, f"as {float(rate):.3f}")


def names(bench):
    """Names of all kinds, and a folder of the same kind between file and film."""
    for name in ("a b.mov", "100%#1?.mov", "é 你好.mov", "two\nlines |C:x.mov", "'\"&<.mov",
                 "x" * 200 + ".mov"):
        film = bench.film(f"folder {name[:9]}/{name}", 24, "10:00:00:00")
        bench.check(f"a film called {name[:20]!r}", film)


CHECKS = [timecodes, no_timecode, containers, spans, records, reels, sound_and_fields,
          numbered_pictures, odd_rates, varying_rates, names]


def main():
    checks, commands = chosen(CHECKS, sys.argv[1:], most_files=1)
    command, score = Path(commands[0] if commands else built("filmpalette")).resolve(), Score()
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(command, Path(place), score)
        for check in checks:
            check(bench)
    score.end(f"{bench.runs} runs")


if __name__ == "__main__":
    main()
