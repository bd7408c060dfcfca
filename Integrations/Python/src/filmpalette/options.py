"""The options of a palette as keyword arguments, and as the library reads them.

The table itself is in `_table.py`, which `Tools/make-python-options` makes from the options' page.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import quote

from ._table import FIELDS, Options

__all__ = ["FIELDS", "Options", "arguments", "query", "takes_options"]

_NAMES = {field.name.replace("-", "_"): field.name for field in FIELDS}
_Function = TypeVar("_Function", bound=Callable[..., Any])


def texts(options: Mapping[str, Any]) -> dict[str, str]:
    """Options as a user would type them, by the names of the command's flags.

    `None` is the default. Raises `TypeError` for an unknown name.
    """
    typed: dict[str, str] = {}
    for name, value in options.items():
        if name not in _NAMES:
            import difflib

            near = difflib.get_close_matches(name, _NAMES, 1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise TypeError(f"'{name}' is no option of a palette{hint}")
        if value is not None:
            typed[_NAMES[name]] = _text(value)
    return typed


def query(**options: Any) -> bytes:
    """Options as a query string, for the library."""
    pairs = texts(options).items()
    typed = ((name, quote(text, safe="", errors="replace")) for name, text in pairs)
    return "&".join(f"{name}={text}" for name, text in typed).encode()


def arguments(options: Mapping[str, Any]) -> list[str]:
    """Options as arguments of the command."""
    return [f"--{name}={text}" for name, text in texts(options).items()]


def _text(value: Any) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return str(value)
    return ",".join(str(part) for part in value)


def takes_options(function: _Function) -> _Function:
    """Shows the options of the table in a function's signature and in its help."""
    signature = inspect.signature(function)
    own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    added = [
        inspect.Parameter(
            field.name.replace("-", "_"), inspect.Parameter.KEYWORD_ONLY, default=field.default
        )
        for field in FIELDS
    ]
    lines = [
        f"- `{field.name.replace('-', '_')}`: {field.summary}: {field.domain} "
        f"(default: {field.default})"
        for field in FIELDS
    ]
    described: Any = function
    described.__signature__ = signature.replace(parameters=own + added)
    text = inspect.cleandoc(function.__doc__ or "")
    described.__doc__ = text + "\n\nOptions:\n\n" + "\n".join(lines)
    return function
