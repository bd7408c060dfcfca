"""The options as keyword arguments."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

import filmpalette as fp
from conftest import command
from filmpalette.options import FIELDS, arguments, query


def test_the_table_is_that_of_the_command(stills: Path) -> None:
    made = json.loads(command("-f", "json", str(stills / "street.png")))["options"]
    defaults = {field.name: str(field.default) for field in FIELDS}
    assert defaults == made


def test_every_option_is_in_the_signatures() -> None:
    names = [field.name.replace("-", "_") for field in FIELDS]
    for function in (fp.palette, fp.palettes, fp.histogram, fp.compare, fp.film):
        assert list(inspect.signature(function).parameters)[-len(names) :] == names


def test_options_become_a_query_and_arguments() -> None:
    options = {"min_brightness": 0.05, "lock": ["#760000", "d8b47a"], "count": None}
    assert query(**options) == b"min-brightness=0.05&lock=%23760000%2Cd8b47a"
    assert arguments(options) == ["--min-brightness=0.05", "--lock=#760000,d8b47a"]
    assert query(region=(0.5, 0, 0.5, 1)) == b"region=0.5%2C0%2C0.5%2C1"


def test_a_misspelt_option_is_named_with_the_nearest() -> None:
    with pytest.raises(TypeError, match="'cuont' is no option.*did you mean 'count'"):
        query(cuont=3)
