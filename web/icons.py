"""The vendored icons as inline SVG: they take the colour of the text and ask for no further file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parent / "static" / "vendor" / "icons"


@cache
def icon(name: str) -> Markup:
    return Markup((_FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
