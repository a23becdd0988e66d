"""Changing the law's numbers from the terminal: one account proposes, another decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from cli.office import By, day, office, viewer
from cli.output import OUT, emit, line, shown, t, table
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.law_changes import LawChange
    from workflows.services.office import Office

Day = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Đến trước ngày / until before.")]
Note = Annotated[str, typer.Option("--note", help="Ghi chú / note.")]
Id = Annotated[str, typer.Argument(metavar="ID")]


def add_to(law: typer.Typer) -> None:
    law.command("propose")(propose)
    law.command("proposals")(proposals)
    law.command("approve")(approve)
    law.command("refuse")(refuse)
    law.command("withdraw")(withdraw)


def propose(
    draft: Annotated[str, typer.Argument(metavar="KEY=VALUE")],
    starts: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="Từ ngày / from.")],
    citation: Annotated[str, typer.Option("--citation", help="Căn cứ / basis.")],
    reason: Annotated[str, typer.Option("--reason", help="Lý do / why.")],
    standing: Annotated[str, typer.Option("--standing", help="confirmed | reported | default.")] = "reported",
    reference: Annotated[str, typer.Option("--reference", help="Nguồn / where it was read.")] = "",
    ends: Day = None,
    note: Note = "",
    by: By = "quantri",
) -> None:
    """Đề nghị một giá trị; chưa đổi gì cho đến khi lãnh đạo khác duyệt. Nothing changes until a manager approves."""
    from domain.law_changes import change_id
    from domain.law_texts import value_said
    from workflows.services.law_commands import ProposeLawChange

    key, equals, value = (each.strip() for each in draft.partition("="))
    if not (key and equals and value):
        wrong("draft", value=draft)
    opened = office()
    today = opened.today()
    command = ProposeLawChange(
        key=key,
        value=value_said(key, value),
        valid_from=day(starts, today),
        valid_to=None if ends is None else day(ends, today),
        citation=citation,
        standing=standing,  # type: ignore[arg-type]  # faults() refuses what is none
        reference=reference,
        note=note,
        reason=reason,
    )
    sent = opened.new_id()
    opened.perform(command, by=viewer(opened, by), command_id=sent)
    _tell(opened, by, change_id(sent))


def proposals(
    status: Annotated[
        str | None, typer.Option("--status", help="proposed | approved | refused | withdrawn.")
    ] = None,
    by: By = "lanhdao",
) -> None:
    """Mọi đề nghị, mới nhất trước. Every proposal, the newest first."""
    from domain.law_changes import STATUSES

    chosen = next((each for each in STATUSES if each == status), None)
    if status is not None and chosen is None:
        wrong("law_status", value=status, expected=" | ".join(STATUSES))
    opened = office()
    found = opened.desk.law.changes(viewer(opened, by), chosen)
    if OUT.as_json:
        emit({"proposals": [_document(each) for each in found]})
        return
    names = ("key", "value", "from", "state", "actor")
    rows = (
        (
            each.id,
            each.key,
            _shown(each.value),
            each.valid_from,
            t(f"law_status.{each.status}"),
            each.proposed_by,
        )
        for each in found
    )
    table(t("law.history"), ["ID", *(t(f"cli.column.{name}") for name in names)], rows)


def approve(change: Id, note: Note = "", by: By = "lanhdao") -> None:
    """Duyệt đề nghị của người khác. Approves somebody else's proposal."""
    _decide(change, True, note, by)


def refuse(
    change: Id, note: Annotated[str, typer.Option("--note", help="Lý do / why.")], by: By = "lanhdao"
) -> None:
    """Không duyệt, kèm lý do. Refuses, with the reason."""
    _decide(change, False, note, by)


def _decide(change: str, yes: bool, note: str, by: str) -> None:
    from workflows.services.law_commands import DecideLawChange

    opened, wanted = office(), _id(change)
    opened.perform(DecideLawChange(wanted, yes, note), by=viewer(opened, by))
    _tell(opened, by, wanted)


def withdraw(change: Id, by: By = "quantri") -> None:
    """Rút lại đề nghị của mình. Takes one's own proposal back."""
    from workflows.services.law_commands import WithdrawLawChange

    opened, wanted = office(), _id(change)
    opened.perform(WithdrawLawChange(wanted), by=viewer(opened, by))
    _tell(opened, by, wanted)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        wrong("id", value=text)


def _tell(opened: Office, by: str, change: UUID) -> None:
    found = opened.desk.law.change(viewer(opened, by), change)
    if OUT.as_json:
        emit(_document(found) | {"law_version": opened.store.law_version})
        return
    line(t(f"law_done.{found.status}"))
    line(f"{found.id} · {found.key} = {_shown(found.value)} · {shown(found.valid_from)}")


def _document(each: LawChange) -> dict[str, Any]:
    return {name: getattr(each, name) for name in each.__slots__}


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else shown(value)
