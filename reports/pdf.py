"""Draws a filled form as PDF/A: the same bytes for the same content, with no font or file from outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from reports.templating import TemplateBroken

_FONTS = Path(__file__).with_name("fonts")
_NO_DAY = date(2000, 1, 1)


def drawn(template: Path, texts: Mapping[str, Any], on: date | None) -> bytes:
    """The typst template reads `texts` as data, so that nothing in them is taken for markup.

    What it imports lies beside it: it reaches no other folder and no font of the machine. `on`: the day that the file
    bears, since PDF/A asks for one and the clock would make every print another file. Raises TemplateBroken.
    """
    import typst  # 40 MB: only who prints pays for it

    try:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=[_FONTS],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["a-2b"],
            sys_inputs={"texts": json.dumps(texts, ensure_ascii=False)},
            timestamp=datetime.combine(on or _NO_DAY, time(), UTC),
        )
    except typst.TypstError as trouble:
        raise TemplateBroken(template=template.name, why=trouble.message[:300]) from None
    assert isinstance(made, bytes)
    return made
