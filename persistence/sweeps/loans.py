"""What officers are asked about loan files: those that stand still, checks of use, instalments that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Connection, or_, select

from domain.case import Stage
from domain.lending.file import CLEAR, LoanFile
from domain.lending.machine import AT_BANK, IN_HAND, PAID_OUT
from domain.lending.schedule import Instalment, next_due, repayment_plan, terms_of
from domain.parameters import Law
from domain.sweeps import Partition
from domain.tasks import WorkItem
from persistence import tables as t
from persistence.sweeps.keeping import among, ask_all

_C, _F, _D, _I = t.case.c, t.loan_file.c, t.loan_drawdown.c, t.work_item.c


def ask_about_files(connection: Connection, partition: Partition, law: Law, on: date) -> int:
    """How many new items; each is asked once for its step, its loan or its day."""
    days = {
        name: cast(int, law.on(on).value(f"loan.{name}_days")) for name in ("step", "use_check", "reminder")
    }
    still = _standing_still(connection, partition, on, timedelta(days["step"]))
    unchecked = _unchecked(connection, partition, on, timedelta(days["use_check"]))
    coming = _coming(connection, partition, on, timedelta(days["reminder"]))
    return ask_all(connection, [*still, *unchecked, *coming])


def _files(connection: Connection, partition: Partition, *where: ColumnElement[bool]) -> Iterator[LoanFile]:
    """Nobody is asked about a closed case: its loan goes on with the bank alone."""
    query = (
        select(*(_F[name] for name in CLEAR))
        .join(t.case, _C.id == _F.case_id)
        .where(_C.stage != Stage.CLOSED, among(partition), *where)
        .order_by(_F.number)
    )
    for row in connection.execute(query):
        yield LoanFile(**row._mapping)


def _standing_still(
    connection: Connection, partition: Partition, on: date, step: timedelta
) -> Iterator[WorkItem]:
    """Unless something is asked of the file already, such as papers for the bank."""
    asked = select(_I.case_id).where(_I.kind == "loan_step", _I.status == "open")
    where = (_F.stage.in_((*IN_HAND, *AT_BANK)), _F.stepped_on <= on - step, _F.case_id.not_in(asked))
    for file in _files(connection, partition, *where):
        args = {"number": file.number, "file_stage": file.stage.value, "since": file.stepped_on.isoformat()}
        key = f"loan_still|{file.id.hex}|{file.version}"
        due = file.stepped_on + step
        yield WorkItem(key, file.case_id, "loan_step", "item.loan_still", due, on, args)


def _unchecked(
    connection: Connection, partition: Partition, on: date, check: timedelta
) -> Iterator[WorkItem]:
    """A loan that was taken over was checked on paper, as far as anybody here knows."""
    where = (_F.stage.in_(PAID_OUT), _F.use_checked_on.is_(None), _F.disbursed_on <= on - check)
    for file in _files(connection, partition, *where, _F.taken_over.is_(False)):
        assert file.disbursed_on is not None
        key, due = f"loan_use_check|{file.id.hex}", file.disbursed_on + check
        args = {"number": file.number, "disbursed_on": file.disbursed_on.isoformat()}
        yield WorkItem(key, file.case_id, "loan_use_check", "item.loan_use_check", due, on, args)


def _coming(
    connection: Connection, partition: Partition, on: date, reminder: timedelta
) -> Iterator[WorkItem]:
    """What falls due within the reminder, of loans whose terms the bank entered or that went their way here."""
    known = or_(
        _F.principal_every_months.is_not(None),
        _F.interest_every_months.is_not(None),
        _F.taken_over.is_(False),
    )
    for file in _files(connection, partition, _F.stage.in_(PAID_OUT), known):
        due = _next(connection, file, on)
        if due is None or due.due_on > on + reminder:
            continue
        key = f"loan_instalment|{file.id.hex}|{due.due_on}"
        args = {"number": file.number, "due_on": due.due_on.isoformat(), "principal_vnd": due.principal_vnd}
        yield WorkItem(key, file.case_id, "loan_instalment", "item.loan_instalment", due.due_on, on, args)


def _next(connection: Connection, file: LoanFile, on: date) -> Instalment | None:
    if file.extended_to is not None:
        return (
            Instalment(1, file.extended_to, file.outstanding_vnd, None, 0) if file.extended_to >= on else None
        )
    query = select(_D.paid_on, _D.amount_vnd).where(_D.file_id == file.id, _D.status == "paid")
    drawn = [(row.paid_on, row.amount_vnd) for row in connection.execute(query)]
    if not drawn and file.disbursed_on is not None:
        drawn = [(file.disbursed_on, file.drawn_vnd)]
    return next_due(repayment_plan(drawn, file.months, terms_of(file)), on)
