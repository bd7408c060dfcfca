"""The options of a palette. Made by Tools/make-python-options: change nothing here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypedDict, Union


class Field(NamedTuple):
    """One option: its name as a flag, what it is for, what it takes, and its default."""

    name: str
    summary: str
    domain: str
    default: Union[str, int, float]


class Options(TypedDict, total=False):
    """The options of a palette, by the names of the command's flags."""

    #: how many colors: 1…64 or auto (default: 8)
    count: Union[int, Literal["auto"]]
    #: colors that the palette must contain; the others are chosen around them: up to 64 different
    #: hex colors, like 760000,d8b47a, or with places, like 760000@0.4,0.12 (default: none)
    lock: Union[str, Sequence[Union[str, float]]]
    #: how colors are picked or grouped: standout, kmeans, agglomerative (default: standout)
    algorithm: Literal["standout", "kmeans", "agglomerative"]
    #: the color space for distances, if the algorithm has none of its own: rgb, linear, hsv, hsl,
    #: lab, lch, din99o, din2000, oklab, oklch (default: din99o)
    space: Literal[
        "rgb", "linear", "hsv", "hsl", "lab", "lch", "din99o", "din2000", "oklab", "oklch"
    ]
    #: for agglomerative: how the distance of two groups is measured: ward, complete, average,
    #: single (default: ward)
    linkage: Literal["ward", "complete", "average", "single"]
    #: keep pixels whose mean of r, g, b is at least this: 0…1 (default: 0)
    min_brightness: float
    #: keep pixels whose mean of r, g, b is at most this: 0…1 (default: 1)
    max_brightness: float
    #: keep pixels of at least this Oklch chroma: 0…0.4 (default: 0)
    min_chroma: float
    #: only this part of the frame: x,y,width,height as fractions of the frame, from the top left
    #: (default: 0,0,1,1)
    region: Union[str, Sequence[Union[str, float]]]
    #: what happens to letterbox and pillarbox bars: detect, keep (default: detect)
    bars: Literal["detect", "keep"]
    #: the order of the swatches: share, hue, lightness, chain, given (default: share)
    sort: Literal["share", "hue", "lightness", "chain", "given"]
    #: the start of the random numbers; the same seed gives the same bytes: a whole number from 0
    #: (default: 0)
    seed: int


#: Every option, in the order of the command's help.
FIELDS: tuple[Field, ...] = (
    Field(
        "count",
        "how many colors",
        "1…64 or auto",
        8,
    ),
    Field(
        "lock",
        "colors that the palette must contain; the others are chosen around them",
        "up to 64 different hex colors, like 760000,d8b47a, or with places, like 760000@0.4,0.12",
        "",
    ),
    Field(
        "algorithm",
        "how colors are picked or grouped",
        "standout, kmeans, agglomerative",
        "standout",
    ),
    Field(
        "space",
        "the color space for distances, if the algorithm has none of its own",
        "rgb, linear, hsv, hsl, lab, lch, din99o, din2000, oklab, oklch",
        "din99o",
    ),
    Field(
        "linkage",
        "for agglomerative: how the distance of two groups is measured",
        "ward, complete, average, single",
        "ward",
    ),
    Field(
        "min-brightness",
        "keep pixels whose mean of r, g, b is at least this",
        "0…1",
        0,
    ),
    Field(
        "max-brightness",
        "keep pixels whose mean of r, g, b is at most this",
        "0…1",
        1,
    ),
    Field(
        "min-chroma",
        "keep pixels of at least this Oklch chroma",
        "0…0.4",
        0,
    ),
    Field(
        "region",
        "only this part of the frame",
        "x,y,width,height as fractions of the frame, from the top left",
        "0,0,1,1",
    ),
    Field(
        "bars",
        "what happens to letterbox and pillarbox bars",
        "detect, keep",
        "detect",
    ),
    Field(
        "sort",
        "the order of the swatches",
        "share, hue, lightness, chain, given",
        "share",
    ),
    Field(
        "seed",
        "the start of the random numbers; the same seed gives the same bytes",
        "a whole number from 0",
        0,
    ),
)
