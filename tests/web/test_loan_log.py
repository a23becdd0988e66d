"""What a reader is told of each step of a loan file: papers, amounts, signatories; small notes stand together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from domain.lending.file import LoanFile
from domain.lending.machine import FileStage
from domain.lending.reads import FileEntry
from domain.wording import say
from web.loan_log import log_of, per_cent

ON = date(2026, 9, 30)
AT = datetime(2026, 9, 30, 2, tzinfo=UTC)
FILE = LoanFile(
    uuid4(), uuid4(), "NX-2026-0001-V1", FileStage.LISTED, ON, ON, "production", 40_000_000, 36, list_no="12/DS",
    list_by="Lê Văn An",
)  # fmt: skip


def told(*entries: FileEntry, signed: bool = True) -> list[list[str]]:
    view: Any = SimpleNamespace(line=SimpleNamespace(file=FILE), entries=entries)
    return [[say(key, said) for key, said in each.said] for each in log_of(view, signed=signed)]


def entry(kind: str, minute: int = 0, **data: Any) -> FileEntry:
    return FileEntry(kind, ON, AT + timedelta(minutes=minute), "canbo", {"file": uuid4().hex, **data})


@pytest.mark.parametrize(
    ("points", "words"), [(660, "6,6"), (600, "6"), (655, "6,55"), (5, "0,05"), (1000, "10")]
)
def test_a_rate_is_written_as_people_write_it(points, words):
    assert per_cent(points) == words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            entry("loan_listed", list_no="12/DS", list_on="2026-09-01"),
            "Số 12/DS, ngày 01/09/2026, người ký: Lê Văn An",
        ),
        (entry("loan_listed", list_no="9/DS", list_on="2026-09-01"), "Số 9/DS, ngày 01/09/2026"),
        (entry("loan_drawdown", drawn_vnd=12_000_000), "Tổng đã giải ngân: 12.000.000 đồng"),
        (
            entry("loan_reported", status="running", outstanding_vnd=5_000_000),
            "Còn nợ gốc 5.000.000 đồng",
        ),
        (entry("loan_reported", status="repaid", outstanding_vnd=0), "Đã trả hết nợ"),
        (entry("loan_extended", extended_to="2027-01-31"), "Đến ngày 31/01/2027"),
        (entry("loan_refused", refusal="papers_missing"), "Ngân hàng từ chối: Thiếu giấy tờ"),
    ],
)
def test_a_step_says_what_it_said(one, words):
    assert told(one) == [[words]]


def test_papers_of_one_hand_and_day_stand_in_one_step_and_the_newest_step_comes_first():
    papers = [
        entry("loan_paper_noted", minute, loan_paper=code, paper_state="given")
        for minute, code in enumerate(("citizen_id", "use_plan"))
    ]
    assert told(*papers, entry("loan_received", 5)) == [
        [],
        ["Căn cước: Đã nộp", "Phương án sử dụng vốn: Đã nộp"],
    ]


def test_two_reports_of_one_day_stay_two():
    reports = [
        entry("loan_reported", minute, status="running", outstanding_vnd=left)
        for minute, left in enumerate((9_000_000, 8_000_000))
    ]
    assert len(told(*reports)) == 2


def test_who_signed_is_for_the_office_alone():
    one = entry("loan_listed", list_no="12/DS", list_on="2026-09-01")
    assert told(one, signed=False) == [["Số 12/DS, ngày 01/09/2026"]]
