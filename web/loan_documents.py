"""The printed forms of a loan, from what the pages know: what nobody has said stays room for the pen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from starlette.responses import Response

from domain.banking.offices import place_of
from domain.documents import CostLine, DocumentView, Head, ListLine, ListView, RequestView
from domain.lending.file import LoanFile, direct
from domain.lending.lists import ListMember, ListPage
from domain.lending.reads import FileView
from domain.read_models import CasePage
from domain.units import Units, UnknownUnit
from domain.wording import TEXTS, say
from reports.documents import docx, pdf

Ending = Literal["docx", "pdf"]
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
# The post of a signatory is not recorded; a household without a named representative still borrows through one.
_PEN = "…" * 12


def list_view(page: ListPage, units: Units, demo: bool, on: date) -> ListView:
    """The commune of the day of the list draws it up; what that commune became certifies it."""
    found = page.list
    certifies = _successor(units, found.unit_code, found.drawn_on, found.certified_on or on)
    commune, province = places(units, found.unit_code, found.drawn_on)
    place = page.unit_name.partition(" ")[2] or page.unit_name
    return ListView(
        head=Head(f"Công an {commune}", f"Công an {province}", found.number, place, found.drawn_on),
        unit=commune,
        province=province,
        lines=tuple(map(_line, page.members)),
        list_by=found.drawn_by,
        list_post=_PEN,
        certified_unit=certifies or commune,
        certified_place=certifies.partition(" ")[2],
        certified_no=found.certified_no or "",
        certified_on=found.certified_on,
        certified_by=found.certified_by or "",
        certified_post=_PEN,
        recipients=(f"Ủy ban nhân dân {certifies or commune}", "Ngân hàng Chính sách xã hội", "Lưu: CAX"),
        demo=demo,
    )


def _line(member: ListMember) -> ListLine:
    file = member.file
    return ListLine(
        name=member.name or member.case_number,
        born_on=member.birth_year,
        citizen_id=member.citizen_id,
        address=member.address or "",
        certificate_no=member.certificate_no,
        completed_on=member.completed_on,
        purpose=file.purpose,
        amount_vnd=file.amount_vnd,
        months=file.months,
    )


def request_view(page: CasePage, view: FileView, demo: bool) -> RequestView:
    """A person's own paper: no day stands on it before it is signed."""
    file, person = view.line.file, page.person
    party = {each.role: each for each in view.parties}
    representative, group = party.get("representative"), party.get("savings_group")
    use = f"loan_use.{file.use}"
    return RequestView(
        head=Head(place=page.unit_name.partition(" ")[2] or page.unit_name),
        number=file.number,
        name=person.name or "",
        born_on=person.birth_year,
        citizen_id=person.citizen_id,
        address=person.address or "",
        phone=f"0{person.phone[2:]}" if person.phone else "",
        certificate_no=person.certificate_no,
        completed_on=page.case.completed_on,
        purpose=file.purpose,
        use=say(use) if use in TEXTS else "",
        amount_vnd=file.amount_vnd,
        months=file.months,
        own_vnd=file.own_vnd,
        costs=tuple(CostLine(what, vnd) for what, vnd in file.cost_lines),
        returns=_income(file),
        repayment="",
        representative=(representative and representative.name) or ("" if direct(view.borrower) else _PEN),
        representative_citizen_id=representative.citizen_id if representative else None,
        relation=(representative and representative.relation) or "",
        course_months=file.course_months,
        drawdown_months=file.drawdown_months,
        repayment_months=file.repayment_months,
        savings_group=(group and group.name) or "",
        organisation=say(f"organisation.{file.organisation}") if file.organisation else "",
        office=place_of(file.office or ""),
        demo=demo,
    )


def _income(file: LoanFile) -> tuple[CostLine, ...]:
    """The paper asks for a year."""
    if file.income_vnd is None:
        return ()
    note = say("use_plan.a_month", {"amount": file.income_vnd})
    return (CostLine(say("use_plan.income_of_year"), 12 * file.income_vnd, note),)


def places(units: Units, code: str, on: date) -> tuple[str, str]:
    """The commune and its province with their kinds, as they stand in the middle of a sentence."""
    try:
        unit = units.get(code, on)
    except UnknownUnit:  # recorded under its new code for a day before the change
        return _low(units.name(code, on)), ""
    above = unit
    try:
        while above.parent is not None:
            above = units.get(above.parent, on)
    except UnknownUnit:
        return _low(unit.name), ""
    return _low(unit.name), "" if above is unit else _low(above.name)


def _successor(units: Units, code: str, since: date, on: date) -> str:
    """The one that the unit has become; "" while it is the same, or where several share its people."""
    try:
        known, found = units.get(code, since), units.successors(code, since, on)
    except UnknownUnit:
        return ""
    return _low(found[0].name) if len(found) == 1 and found[0] != known else ""


def _low(name: str) -> str:
    return name[:1].lower() + name[1:]


def printed(view: DocumentView, ending: Ending, name: str, own: Path | None = None) -> Response:
    """`own`: a folder of templates that go before those that ship."""
    content = docx(view, own) if ending == "docx" else pdf(view, own)
    saved = f"attachment; filename*=UTF-8''{quote(f'{name}.{ending}')}"
    return Response(content, media_type=_MEDIA[ending], headers={"Content-Disposition": saved})
