"""How palettes and colors look in a notebook: HTML with its styles inside, and no script."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .palette import Palette, Swatch

_BAR = "display:flex;height:48px;max-width:640px;border-radius:4px;overflow:hidden"
_CHIP = "display:inline-block;width:1em;height:1em;vertical-align:-0.15em;background:"


def palette_html(palette: Palette) -> str:
    """Swatches in their true shares, and a row for each color with its name, role and reason."""
    title = html.escape(str(palette.source.get("name", "")))
    head = f"<div>{title}</div>" if title else ""
    shares = [swatch.proportion for swatch in palette]
    known = any(share is not None for share in shares)
    bar = "".join(
        f'<div title="{_described(swatch)}" style="background:{swatch.hex};'
        f'flex:{(share or 0) if known else 1:.4f} 0 0"></div>'
        for swatch, share in zip(palette, shares)
    )
    rows = "".join(_row(swatch) for swatch in palette)
    notes = "".join(f"<div><small>{html.escape(note)}</small></div>" for note in palette.notes)
    return f'<div>{head}<div style="{_BAR}">{bar}</div><table>{rows}</table>{notes}</div>'


def _row(swatch: Swatch) -> str:
    cells = (
        f'<span style="{_CHIP}{swatch.hex}"></span> <code>{swatch.hex}</code>',
        _percent(swatch.proportion),
        html.escape(swatch.name),
        html.escape(swatch.role or ""),
        html.escape(swatch.reason or ""),
    )
    return "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>"


def _percent(share: float | None) -> str:
    if share is None:
        return ""
    return "&lt;0.1%" if 0 < share < 0.001 else f"{share * 100:.1f}%"


def _described(swatch: Swatch) -> str:
    return html.escape(f"{swatch.hex} {swatch.name}", quote=True)
