""" "Kế hoạch của tôi": what a person takes home, in words that say nothing to whoever else finds it on the table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.viewer import Viewer

# What the sheet never says. Whole syllables: "dự án" and "bằng cấp" stay possible, "án tích" does not.
FORBIDDEN = (
    "tù", "tội", "phạm nhân", "can phạm", "tái phạm", "vi phạm", "án tích", "bản án", "án phạt", "xóa án",
    "xoá án", "thi hành án", "án phí", "kết án", "mãn hạn", "chấp hành", "trại giam", "trại tạm giam",
    "giam", "cải tạo", "đặc xá", "hình sự", "hình phạt", "tha tù", "giáo dưỡng", "ma túy", "ma tuý",
    "nghiện", "cai thuốc", "methadone", "hiv", "trộm", "cướp", "đánh bạc", "mại dâm", "giết",
    "quyết định 22", "tái hòa nhập", "tái hoà nhập", "nhóm nguy cơ", "quản chế", "bồi thường",
)  # fmt: skip
_FORBIDDEN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, FORBIDDEN))})(?!\w)")


def says_too_much(text: str) -> bool:
    return _FORBIDDEN.search(unicodedata.normalize("NFC", text).casefold()) is not None


@dataclass(frozen=True, slots=True)
class Goal:
    """`what` None where the words may not lie about: the domain says enough to who knows."""

    domain: str
    what: str | None
    responsible: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """`role`: lead | officer."""

    role: str
    name: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Received:
    """A body that was sent something: what, when, how it stands, and when it was looked at.

    `batch`: the number of the list for the bank that it went in; such a line has no status of its own.
    """

    body: str
    body_name: str
    sent_on: date
    status: str
    fields: tuple[str, ...]
    opened_on: tuple[date, ...]
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`dates`: wording keys (`sheet_date.…`) with their day, soonest first; `consents`: by body, None unasked."""

    number: str
    name: str | None
    unit_name: str
    on: date
    goals: tuple[Goal, ...]
    dates: tuple[tuple[str, date], ...]
    contacts: tuple[Contact, ...]
    consents: Mapping[str, bool | None]
    received: tuple[Received, ...]
    objections: tuple[tuple[date, str], ...]


class Sheets(Protocol):
    """For the office, which prints it. Logged."""

    def sheet(self, viewer: Viewer, case_id: UUID, *, at: datetime, on: date) -> Sheet: ...
