"""Mẫu số 02 from an establishment's file: what nobody has said stays room for the pen, and nobody is named."""

from __future__ import annotations

from domain.documents import CostLine, Head, PlanView
from domain.firm_lending.reads import FirmView
from domain.units import Units
from domain.wording import say
from web.loan_documents import places

_PEN = "…" * 12


def plan_view(view: FirmView, units: Units, demo: bool) -> PlanView:
    """`people` are lines for the pen: the file holds their number alone."""
    file, plan = view.line.file, view.line.file.plan
    on = file.certified_on or file.stepped_on
    commune, _ = places(units, file.unit_code, on)
    return PlanView(
        head=Head(place=commune.partition(" ")[2] or commune),
        name=view.line.firm,
        kind=say(f"firm_type.{file.establishment_type}") if file.establishment_type else "",
        registration_no=plan.registration_no,
        registered_on=plan.registered_on,
        registered_by=plan.registered_by,
        address=plan.address,
        phone=plan.phone,
        representative=plan.representative,
        representative_post=plan.representative_post,
        activity=plan.activity,
        use=plan.use,
        project_place=plan.project_place,
        workers=file.workers or 0,
        released=file.released_workers,
        own_vnd=plan.own_vnd,
        amount_vnd=file.amount_vnd,
        months=file.months,
        costs=tuple(CostLine(what, vnd) for what, vnd in plan.costs),
        returns=tuple(CostLine(what, vnd) for what, vnd in plan.returns),
        repayment=plan.repayment,
        people=(),
        unit=commune,
        certified_no=file.certified_no or "",
        certified_on=file.certified_on,
        certified_by=file.certified_by or "",
        certified_post=_PEN,
        recipients=("Ngân hàng Chính sách xã hội", f"Ủy ban nhân dân {commune}", "Lưu: cơ sở"),
        demo=demo,
    )
