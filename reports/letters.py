"""A letter to bring to somebody's house: what it says may be read by whoever opens the door."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from domain.messaging.acts import LetterView
from domain.wording import Lang, day, say
from reports.pdf import drawn

_TEMPLATE = Path(__file__).with_name("templates") / "thu.typ"


def letter_pdf(letter: LetterView, place: str, on: date, *, demo: bool) -> bytes:
    """PDF/A, the same bytes for the same letter and day."""
    lang = cast(Lang, letter.lang)
    texts = {
        "place_and_day": f"{place}, {day(on)}",
        "dear": say("letter.dear", {"to": letter.name or say("letter.somebody", lang=lang)}, lang=lang),
        "subject": say(f"{letter.template}.subject", letter.args, lang=lang),
        "text": say(f"{letter.template}.text", letter.args, lang=lang),
        "closing": say("letter.closing", {"commune": place}, lang=lang),
        "demo": say("demo.banner", lang=lang) if demo else "",
    }
    return drawn(_TEMPLATE, texts, on)
