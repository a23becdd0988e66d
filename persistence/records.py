"""Domain records and their rows: one description for each table that follows from events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Select, Table, bindparam, insert, select, update

from domain.consent import Consent
from domain.loans import Loan
from domain.people import Residence
from domain.placements import Placement
from domain.plan import PlanAction
from domain.reviews import Review
from domain.visits import Visit
from persistence import tables


class Shape:
    """Which table holds a record, which field is sealed in which column, and the statements, built once."""

    def __init__(self, kind: type[Any], table: Table, sealed: tuple[str, str] | None = None) -> None:
        self.table, self.sealed = table, sealed
        self.names = tuple(each.name for each in fields(kind) if not sealed or each.name != sealed[0])
        columns = [*self.names, *(sealed[1:] if sealed else ())]
        self.insert = insert(table)
        new: dict[str, Any] = {name: bindparam(name) for name in columns if name != "id"}
        self.update = update(table).where(table.c.id == bindparam("b_id")).values(new)
        self._select = select(*(table.c[name] for name in columns))
        self._order = (table.c.due_on, table.c.id) if "due_on" in table.c else (table.c.id,)

    def select(self, by: str) -> Select[Any]:
        """The records whose column `by` equals the parameter `b_value`."""
        return self._select.where(self.table.c[by] == bindparam("b_value")).order_by(*self._order)


SHAPES: Mapping[type[Any], Shape] = {
    kind: Shape(kind, table, sealed)
    for kind, table, sealed in (
        (Residence, tables.residence, ("address", "sealed_address")),
        (PlanAction, tables.plan_action, ("what", "sealed_what")),
        (Visit, tables.visit, ("note", "sealed_note")),
        (Review, tables.review, None),
        (Placement, tables.placement, None),
        (Loan, tables.loan, None),
        (Consent, tables.consent, None),
    )
}
