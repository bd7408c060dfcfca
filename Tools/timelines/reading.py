"""What OpenTimelineIO finds in the files of a film, against what was painted."""

import csv
import math
import re
import urllib.parse
from fractions import Fraction

import opentimelineio as otio

from .fcpxml import Sequence

RATES = [Fraction(24000, 1001), 24, 25, Fraction(30000, 1001), 30, Fraction(48000, 1001), 48, 50,
         Fraction(60000, 1001), 60]


def count(text, rate):
    """The frame that a timecode is, counted from midnight, by OpenTimelineIO."""
    return round(otio.opentime.from_timecode(text, float(rate)).value)


def day(rate, drops):
    """Frames from midnight to midnight."""
    last = count("23:59:59;00" if drops else "23:59:59:00", rate)
    return last + math.ceil(rate)


class Wanted:
    """Where each shot of a film must be, in frames of the timeline."""

    def __init__(self, film, rate=None, *, start=0, end=None, record=None):
        self.film = film
        self.rate = Fraction(rate or film.rate)
        starts = film.starts
        end = starts[-1] if end is None else end
        cuts = [start] + [cut for cut in starts[:-1] if start < cut < end]
        self.firsts = cuts
        self.lengths = [after - cut for cut, after in zip(cuts, cuts[1:] + [end])]
        drops = film.timecode is not None and ";" in film.timecode
        if film.timecode is None:
            drops = self.rate in (Fraction(30000, 1001), Fraction(60000, 1001))
        self.drops = drops
        self.origin = count(film.timecode, self.rate) if film.timecode else (film.first or 0)
        self.record = record or f"01:00:00{';' if drops else ':'}00"

    def problems(self, folder):
        """What is wrong with every file of a folder, with the file's name."""
        for check in (csv_problems, edl_problems, otio_problems, fcpxml_problems):
            name = check.__name__.split("_")[0]
            try:
                yield from (f"{name}: {problem}" for problem in check(folder, self))
            except (ValueError, otio.exceptions.OTIOError) as error:
                yield f"{name} cannot be read: {error}"


def csv_problems(folder, wanted):
    rows = list(csv.DictReader((folder / "shots.csv").open(newline="")))
    firsts = [int(row["first_frame"]) for row in rows]
    if firsts != wanted.firsts:
        yield f"shots begin at {firsts}, painted {wanted.firsts}"
        return
    for row, first in zip(rows, wanted.firsts):
        found = row["start_timecode"]
        if not leads_to(found, wanted.origin + first, wanted.rate, wanted.drops):
            yield f"{found} for frame {first}"


def leads_to(text, frame, rate, drops):
    """Whether a timecode is that of a frame, as it is written and counted, a day being a circle."""
    return (";" in text) == drops and (count(text, rate) - frame) % day(rate, drops) == 0


def edl_problems(folder, wanted):
    path = folder / "shots.edl"
    lines = path.read_text().splitlines()
    record_drops = ";" in wanted.record
    if lines[1] != f"FCM: {'' if record_drops else 'NON-'}DROP FRAME":
        yield lines[1]
    events = [line.split() for line in lines if re.match(r"\d", line)]
    if len(events) != len(wanted.firsts):
        yield f"{len(events)} events"
        return
    begin, rate = count(wanted.record, wanted.rate), wanted.rate
    passes_midnight = False
    for event, first, length in zip(events, wanted.firsts, wanted.lengths):
        source, past = wanted.origin + first, begin + first - wanted.firsts[0]
        places = zip(event[4:], (source, source + length, past, past + length),
                     (wanted.drops, wanted.drops, record_drops, record_drops))
        for text, frame, drops in places:
            if not leads_to(text, frame, rate, drops):
                yield f"{text} for frame {first}"
        passes_midnight |= event[5] < event[4] or event[7] < event[6]
    if not passes_midnight:
        # The reader takes no event whose end is before its beginning.
        yield from edl_reading_problems(path, events, wanted)


def edl_reading_problems(path, events, wanted):
    """What the adapter reads, markers among it."""
    rate = float(wanted.rate)
    track = otio.adapters.read_from_file(str(path), rate=rate).tracks[0]
    clips = list(track.find_clips())
    if [round(clip.duration().value) for clip in clips] != wanted.lengths:
        yield "the adapter reads other lengths"
    if len(clips) != len(events) or any(len(clip.markers) != 1 for clip in clips):
        yield f"the adapter reads {[len(clip.markers) for clip in clips]} markers"
        return
    for clip, event, first in zip(clips, events, wanted.firsts):
        if round(clip.source_range.start_time.value) != wanted.origin + first:
            yield f"the adapter has {clip.source_range.start_time} for frame {first}"
        # Locators have colons only, which the adapter counts without dropping any.
        start = clip.markers[0].marked_range.start_time
        text = otio.opentime.to_timecode(start, rate, drop_frame=False)
        if text != event[6].replace(";", ":"):
            yield f"a locator at {text} for {event[6]}"


def otio_problems(folder, wanted):
    timeline = otio.adapters.read_from_file(str(folder / "film.otio"))
    clips = list(timeline.find_clips())
    start = timeline.global_start_time
    if not leads_to(wanted.record, round(start.value), wanted.rate, ";" in wanted.record):
        yield f"begins at {start}"
    if [round(clip.duration().value) for clip in clips] != wanted.lengths:
        yield "other lengths"
        return
    for clip, first in zip(clips, wanted.firsts):
        source, media = clip.source_range, clip.media_reference
        if source.start_time.rate != float(wanted.rate):
            yield f"rate {source.start_time.rate}"
        if round(source.start_time.value) != wanted.origin + first:
            yield f"{source.start_time} for frame {first}"
        # Not `contains`, for which a range does not contain one that ends where it ends.
        available = media.available_range
        if available.start_time > source.start_time or (
                available.end_time_exclusive() < source.end_time_exclusive()):
            yield f"shot at {first} is not in what is available"
        if round(available.start_time.value) != wanted.origin:
            yield f"the media begins at {available.start_time}"
        place = clip.range_in_parent().start_time
        if round(place.value) != first - wanted.firsts[0]:
            yield f"{place} on the timeline for frame {first}"
        if clip.markers[0].marked_range.start_time != source.start_time:
            yield f"the marker of frame {first} is elsewhere"
        yield from media_problems(folder, media, source.start_time, first, wanted.film)


def media_problems(folder, media, start, first, film):
    """The media is where the reference leads from the file."""
    kind = "ExternalReference" if film.first is None else "ImageSequenceReference"
    if media.schema_name() != kind:
        yield f"the media is {media.schema_name()}"
    elif film.first is None:
        path = folder / urllib.parse.unquote(media.target_url)
        if not path.is_file() or not path.samefile(film.path):
            yield f"{media.target_url} leads elsewhere"
    else:
        number = media.frame_for_time(start)
        if number != film.first + first:
            yield f"picture {number} for frame {first}"
        url = media.target_url_for_image_number(number - media.start_frame)
        if not (folder / urllib.parse.unquote(url)).is_file():
            yield f"{url} is not there"


def fcpxml_problems(folder, wanted):
    path = folder / "film.fcpxml"
    sequence = Sequence(path)
    yield from sequence.problems()
    if sequence.frame != 1 / wanted.rate:
        yield f"a frame of {sequence.frame} s"
        return
    asset, frames = sequence.asset, sequence.frames
    if frames(asset, "start") != wanted.origin:
        yield f"the asset begins at frame {frames(asset, 'start')}"
    begin = frames(sequence.sequence, "tcStart")
    clock = "DF" if ";" in wanted.record else "NDF"
    if begin != count(wanted.record, wanted.rate) or sequence.sequence.get("tcFormat") != clock:
        yield f"the sequence begins at {begin}"
    if frames(sequence.sequence, "duration") != sum(wanted.lengths):
        yield "the sequence has another length"
    for clip, first, length in zip(sequence.clips, wanted.firsts, wanted.lengths):
        place = (frames(clip, "start"), frames(clip, "offset"), frames(clip, "duration"))
        right = (wanted.origin + first, begin + first - wanted.firsts[0], length)
        if place != right:
            yield f"{place}, not {right}"
        if clip.find("marker").get("start") != clip.get("start"):
            yield f"the marker of frame {first} is elsewhere"
        if clip.get("tcFormat") != ("DF" if wanted.drops else "NDF"):
            yield f"{clip.get('tcFormat')} for the film's timecode"
        end = frames(asset, "start") + frames(asset, "duration")
        if not frames(asset, "start") <= place[0] <= place[0] + length <= end:
            yield f"the shot at {first} is not in the asset"
    media = folder / urllib.parse.unquote(asset.find("media-rep").get("src"))
    if not media.is_file() or wanted.film.first is None and not media.samefile(wanted.film.path):
        yield f"{media} leads elsewhere"
    read = otio.adapters.read_from_file(str(path), adapter_name="fcpx_xml")[0]
    clips = list(read.find_clips())
    if len(clips) != len(wanted.firsts) or any(len(clip.markers) != 1 for clip in clips):
        yield f"the adapter reads {len(clips)} clips"
