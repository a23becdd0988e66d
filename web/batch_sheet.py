"""A batch as a spreadsheet that the bank fills in and sends back."""

from __future__ import annotations

from domain.banking.batch import FIELDS, BatchView
from domain.banking.reply import ANSWERS, COLUMNS
from domain.banking.sheet import above, cells, heading
from domain.lending.papers_needed import PAPERS
from domain.referrals import REFUSALS
from domain.wording import say
from reports.xlsx import Heading, Kind, Sheet, workbook

_KINDS: dict[str, Kind] = {
    "place": "number", "birth_year": "number", "months": "number", "amount_vnd": "money", "certified_on": "day",
    "eligible_until": "day", "on": "day",
}  # fmt: skip


def sheet_of(view: BatchView, *, demo: bool) -> bytes:
    """In Vietnamese, whoever downloads it: its headings are read back."""
    ours = [Heading(heading(name, False), _KINDS.get(name, "text"), 18) for name in ("place", *FIELDS)]
    answers = [Heading(heading(name, True), _KINDS.get(name, "text"), 18) for name in COLUMNS]
    marks = (say("demo.banner"),) if demo else ()
    lines = (*above(view), say("batch.how"), *marks)
    first = Sheet(say("batch.sheet"), [*ours, *answers], cells(view), lines)
    return workbook(first, _words())


def _words() -> Sheet:
    """What can be answered, in the words that are read back."""
    columns = (
        [say(f"reply_answer.{each}") for each in ANSWERS],
        [say(f"referral_why.{each}") for each in REFUSALS],
        [say(f"loan_paper.{each}") for each in PAPERS],
    )
    longest = max(map(len, columns))
    rows = [[each[row] if row < len(each) else None for each in columns] for row in range(longest)]
    heads = [Heading(heading(name, True), width=40) for name in ("answer", "code", "papers")]
    return Sheet(say("batch.words"), heads, rows)
