"""What people read in a message, and what they never read there."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from domain.wording import TEXTS
from notifications.rendering import rendered

MESSAGES = sorted(key for key in TEXTS if key.startswith("message."))
# Domain facts: a message left at home or on a phone never tells why.
NEVER = re.compile(
    r"án phạt|tù\b|phạm|tội|từ chối|prison|sentence|offen[cs]e|crim|refus|convict", re.IGNORECASE
)
PERSONAL = {"name", "phone", "citizen_id", "address", "offence", "note", "village"}


@pytest.mark.parametrize("key", MESSAGES)
@pytest.mark.parametrize("lang", [0, 1])
def test_no_message_says_where_somebody_comes_from(key: str, lang: int) -> None:
    assert not NEVER.search(TEXTS[key][lang])


@pytest.mark.parametrize("key", MESSAGES)
@pytest.mark.parametrize("lang", [0, 1])
def test_no_message_has_a_place_for_a_personal_field(key: str, lang: int) -> None:
    assert not PERSONAL & {name for _, name, _, _ in Formatter().parse(TEXTS[key][lang])}


@pytest.mark.parametrize("template", sorted({key.rpartition(".")[0] for key in MESSAGES}))
def test_every_message_has_a_subject_and_a_text(template: str) -> None:
    assert {f"{template}.subject", f"{template}.text"} <= TEXTS.keys()


def test_a_message_is_filled_with_days_as_people_write_them() -> None:
    subject, text = rendered("message.reviews_due", {"count": 3, "on": "2026-03-02"})
    assert subject == "Hồ sơ đến kỳ rà soát: 3"
    assert "02/03/2026" in text


def test_a_subject_fits_the_column() -> None:
    subject, _ = rendered("message.case_opened", {"number": "9" * 300})
    assert len(subject) == 160
