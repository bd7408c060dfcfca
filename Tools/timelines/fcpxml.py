"""The rules of FCPXML 1.9 that film.fcpxml relies on, and its times as exact fractions.

Written from Apple's reference: which attributes an element takes, with which words, and which
elements stand in it, in which order.
"""

import re
import xml.etree.ElementTree as ElementTree
from fractions import Fraction

TIME = r"\d+(/[1-9]\d*)?s"
NUMBER = r"[1-9]\d*"
TEXT = r".*"
CLOCK = r"DF|NDF"
# Element: what it needs, what it may have besides, and its elements as a pattern of names, each
# with a blank behind it.
RULES = {
    "fcpxml": ({"version": r"1\.9"}, {}, "resources library "),
    "resources": ({}, {}, "format asset "),
    "format": ({"id": TEXT}, {
        "name": r"FFVideoFormat\w+", "frameDuration": TIME, "width": NUMBER, "height": NUMBER,
        "fieldOrder": r"progressive|upper first|lower first", "paspH": NUMBER, "paspV": NUMBER,
    }, ""),
    "asset": ({"id": TEXT}, {
        "name": TEXT, "start": TIME, "duration": TIME, "hasVideo": "1", "format": TEXT,
        "hasAudio": "1", "audioSources": NUMBER, "audioChannels": NUMBER, "audioRate": NUMBER,
    }, "(media-rep )+(metadata )?"),
    "media-rep": ({"src": TEXT}, {"kind": r"original-media|proxy-media"}, ""),
    "metadata": ({}, {}, "(md )+"),
    "md": ({"key": TEXT}, {"value": TEXT}, ""),
    "library": ({}, {}, "(event )+"),
    "event": ({}, {"name": TEXT}, "(project )*"),
    "project": ({}, {"name": TEXT}, "sequence "),
    "sequence": ({"format": TEXT}, {
        "duration": TIME, "tcStart": TIME, "tcFormat": CLOCK,
        "audioLayout": r"mono|stereo|surround",
        "audioRate": r"32k|44\.1k|48k|88\.2k|96k|176\.4k|192k",
    }, "spine "),
    "spine": ({}, {}, "(asset-clip )*"),
    "asset-clip": ({"ref": TEXT}, {
        "name": TEXT, "offset": TIME, "start": TIME, "duration": TIME, "format": TEXT,
        "tcFormat": CLOCK,
    }, "(marker )*"),
    "marker": ({"start": TIME, "value": TEXT}, {"duration": TIME, "note": TEXT}, ""),
}


def seconds(text):
    return Fraction(text.removesuffix("s"))


def rule_problems(element):
    """What of an element and all in it is not as it must be."""
    if element.tag not in RULES:
        yield f"{element.tag}: not known"
        return
    needed, free, order = RULES[element.tag]
    for name in needed:
        if name not in element.attrib:
            yield f"{element.tag}: no {name}"
    for name, value in element.attrib.items():
        rule = {**needed, **free}.get(name)
        if rule is None:
            yield f"{element.tag}: {name} is not known"
        elif not re.fullmatch(rule, value, re.S):
            yield f"{element.tag}: {name} is {value!r}"
    names = "".join(f"{child.tag} " for child in element)
    if not re.fullmatch(order, names):
        yield f"{element.tag}: has {names!r}"
    for child in element:
        yield from rule_problems(child)


class Sequence:
    """The film's asset, and its clips in order."""

    def __init__(self, path):
        text = path.read_text()
        self.root = ElementTree.fromstring(text)
        self.has_doctype = "<!DOCTYPE fcpxml>" in text
        self.format = self.root.find("resources/format")
        self.asset = self.root.find("resources/asset")
        self.sequence = self.root.find(".//sequence")
        self.clips = self.root.findall(".//asset-clip")
        self.frame = seconds(self.format.get("frameDuration"))

    def problems(self):
        if not self.has_doctype:
            yield "no document type"
        yield from rule_problems(self.root)
        ids = [element.get("id") for element in self.root.iter() if element.get("id")]
        if len(ids) != len(set(ids)):
            yield "an id is used twice"
        for element in self.root.iter():
            for name in ("ref", "format"):
                if element.get(name) not in (None, *ids):
                    yield f"{element.tag}: {name} leads nowhere"
            for name in ("start", "offset", "duration", "tcStart"):
                if element.get(name) and (seconds(element.get(name)) / self.frame).denominator != 1:
                    yield f"{element.tag}: {name} is no whole number of frames"

    def frames(self, element, name):
        """A time in frames."""
        return int(seconds(element.get(name)) / self.frame)
