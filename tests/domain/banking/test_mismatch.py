"""Every answer of a bank against every stage of a file: applied, known, past, too early or contradicting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.banking.batch import (
    FIELDS,
    Batch,
    BatchView,
    LineView,
    canonical,
    digest_of,
    document,
    hash_of,
    prefix_of,
)
from domain.banking.columns import COLUMNS, counted
from domain.banking.mismatch import VERDICTS, Held, judged
from domain.banking.reply import ANSWERS, BadReply, Reply, ReplyRow, read_document
from domain.banking.sheet import above, cells, heading, read_sheet
from domain.lending.file import LoanFile
from domain.lending.machine import AT_BANK, ENDED, PAID_OUT, FileStage

S = FileStage
DAY = date(2026, 3, 2)
FILE = LoanFile(UUID(int=1), UUID(int=2), "NX-2026-0001-V1", S.SENT, DAY, DAY, "production", 80_000_000, 60)
ROWS = {
    "received": ReplyRow(1, FILE.number, "received", DAY),
    "waiting": ReplyRow(1, FILE.number, "waiting"),
    "papers": ReplyRow(1, FILE.number, "papers", papers=("use_plan",)),
    "approved": ReplyRow(1, FILE.number, "approved", DAY, "5", 80_000_000),
    "refused": ReplyRow(1, FILE.number, "refused", DAY, code="no_capacity"),
    "disbursed": ReplyRow(1, FILE.number, "disbursed", DAY, amount_vnd=80_000_000),
    "running": ReplyRow(1, FILE.number, "running", amount_vnd=70_000_000),
    "overdue": ReplyRow(1, FILE.number, "overdue", amount_vnd=70_000_000),
    "repaid": ReplyRow(1, FILE.number, "repaid"),
}
# a apply, s same, o older, e early, d differs; the answers in the order of ANSWERS.
TABLE = {
    S.SENT: "aaaaaeeee",
    S.RECEIVED: "saaaaeeee",
    S.WAITING: "osaaaeeee",
    S.APPRAISED: "oaaaaeeee",
    S.RETURNED: "odseeeeee",
    S.APPROVED: "ooosdaeee",
    S.REFUSED: "ooodseeee",
    S.DISBURSING: "oooodaaaa",
    S.DISBURSED: "oooodsaaa",
    S.CHECKED: "oooodsaaa",
    S.REPAYING: "oooodssaa",
    S.OVERDUE: "oooodsasa",
    S.EXTENDED: "oooodsaaa",
    S.AT_RISK: "oooodsssa",
    S.REPAID: "oooodsoos",
    S.WRITTEN_OFF: "oooodsood",
}
NAMES = {name[0]: name for name in VERDICTS if name != "gone"}


def held(stage: FileStage) -> Held:
    """What such a file says of itself, in agreement with `ROWS`."""
    file = replace(FILE, stage=stage, received_on=DAY)
    if stage is S.REFUSED:
        file = replace(file, refusal="no_capacity", decided_on=DAY)
    if stage is S.APPROVED or stage in PAID_OUT or stage in (S.REPAID, S.WRITTEN_OFF):
        file = replace(file, approved_vnd=80_000_000, decision_no="5", decided_on=DAY)
    if stage in PAID_OUT:
        file = replace(file, outstanding_vnd=70_000_000, drawn_vnd=80_000_000)
    paid = stage in (*PAID_OUT, S.REPAID, S.WRITTEN_OFF) and stage is not S.DISBURSING
    return Held(file, ((DAY, 80_000_000),) if paid else ())


def verdict(row: ReplyRow, of: Held | None) -> str:
    [found] = judged(Reply("n", "h", (row,)), {} if of is None else {row.place: of})
    return found.verdict


@pytest.mark.parametrize("stage", TABLE)
@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_at_every_stage(stage: FileStage, answer: str) -> None:
    wanted = NAMES[TABLE[stage][ANSWERS.index(answer)]]
    assert verdict(ROWS[answer], held(stage)) == wanted


def test_the_table_names_every_stage_at_a_bank() -> None:
    assert set(TABLE) == {*AT_BANK, S.RETURNED, *PAID_OUT, *ENDED} - {S.WITHDRAWN}
    assert verdict(ROWS["received"], None) == "gone"
    assert verdict(ROWS["received"], held(S.WITHDRAWN)) == "gone"
    assert {stage for column in COLUMNS.values() for stage in column} == set(TABLE)
    assert counted({S.RECEIVED: 2, S.APPRAISED: 3})["ours"] == 5


@pytest.mark.parametrize(
    ("answer", "stage", "change", "field"),
    [
        ("approved", S.APPROVED, {"amount_vnd": 50_000_000}, "amount_vnd"),
        ("approved", S.REPAYING, {"decision_no": "6"}, "decision_no"),
        ("refused", S.REFUSED, {"code": "declined"}, "code"),
        ("received", S.RECEIVED, {"on": date(2026, 3, 1)}, "on"),
    ],
)
def test_what_differs_is_named(answer: str, stage: FileStage, change: dict[str, Any], field: str) -> None:
    row = replace(ROWS[answer], **change)
    [found] = judged(Reply("n", "h", (row,)), {1: held(stage)})
    assert (found.verdict, [each.field for each in found.found]) == ("differs", [field])


def test_a_second_payment_of_the_same_amount_is_another_one() -> None:
    once = Held(replace(held(S.DISBURSING).file, drawn_vnd=4_000_000), ((DAY, 4_000_000),))
    row = ReplyRow(1, FILE.number, "disbursed", DAY, amount_vnd=4_000_000)
    assert verdict(row, once) == "same"
    assert verdict(replace(row, on=date(2026, 3, 3)), once) == "apply"


def a_batch(lines: int) -> BatchView:
    views, digests = [], []
    for place in range(1, lines + 1):
        content: dict[str, Any] = dict.fromkeys(FIELDS) | {
            "number": f"NX-2026-{place:04}-V1", "name": f"Lò Văn {place}", "birth_year": 1988, "phone": "84912345678",
            "unit_code": "16174", "citizen_id": "038088001234", "purpose": "production", "amount_vnd": 80_000_000,
            "months": 60, "certified_on": "2026-02-01", "eligible": "eligible", "stage": "sent",
        }  # fmt: skip
        views.append(LineView(place, content["number"], UUID(int=2), UUID(int=place), S.SENT, content))
        digests.append(digest_of(canonical(content)))
    number = f"{prefix_of('NHCSXH Như Xuân', 2026)}001"
    whole = hash_of(number, "NHCSXH Như Xuân", DAY, digests)
    batch = Batch(UUID(int=9), number, "NHCSXH Như Xuân", DAY, "canbo", whole, " ".join(digests))
    return BatchView(batch, tuple(views))


def grid(view: BatchView) -> list[list[Any]]:
    own = [heading(name, False) for name in ("place", *FIELDS)]
    heads = own + [heading(name, True) for name in REPLY]
    return [*([text] for text in above(view)), heads, *(list(row) for row in cells(view))]


REPLY = ("answer", "on", "decision_no", "amount_vnd", "months", "rate_bp", "code", "papers", "note")
WIDTH, TOP = len(FIELDS) + 1, 4


def test_two_hundred_lines_come_back_as_they_went() -> None:
    view = a_batch(200)
    filled = grid(view)
    for row in filled[TOP:]:
        row[WIDTH : WIDTH + 2] = ["Đã nhận", DAY]
    reply = read_sheet(filled, view)
    assert [each.place for each in reply.rows] == list(range(1, 201))
    assert {each.answer for each in reply.rows} == {"received"}


@pytest.mark.parametrize("name", ["place", *FIELDS])
def test_no_cell_of_ours_can_be_changed(name: str) -> None:
    view = a_batch(3)
    filled = grid(view)
    column = ("place", *FIELDS).index(name)
    filled[TOP + 1][column] = 777 if name in ("place", "birth_year", "amount_vnd", "months") else "khác"
    with pytest.raises(BadReply) as refused:
        read_sheet(filled, view)
    assert f"{chr(65 + column)}6" in [each.cell for each in refused.value.data["wrong"]]


def test_the_document_proves_itself() -> None:
    """Whoever holds it can reckon the digests and the hash again."""
    view = a_batch(2)
    found = document(view)
    digests = [
        digest_of(canonical({name: value for name, value in line.items() if name not in ("place", "digest")}))
        for line in found["lines"]
    ]
    assert digests == [line["digest"] for line in found["lines"]]
    assert found["sha256"] == hash_of(found["batch"], found["office"], DAY, digests)


@pytest.mark.parametrize("said", [None, [], {}, {"rows": [3]}, {"rows": [{}]}, {"rows": [{"place": True}]}])
def test_a_document_that_is_none(said: Any) -> None:
    with pytest.raises(BadReply):
        read_document(said, a_batch(1))
