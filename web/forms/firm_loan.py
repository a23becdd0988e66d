"""What every form of an establishment's loan file needs, and what opens one: the wish, the facts, the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.firm_lending.file import TYPES, FirmFile, FirmPlan
from domain.firm_lending.machine import FirmMove
from domain.firm_lending.reads import FirmView
from domain.viewer import Viewer
from web.forms.fields import YES_NO, Field, Section, choices
from web.forms.money_lines import line_fields, line_gaps, lines_said
from workflows.services import firm_loan_commands as c
from workflows.services.office import Office

_TEXTS = (
    ("activity", 120), ("use", 400), ("project_place", 160), ("representative", 80), ("representative_post", 60),
    ("address", 160), ("phone", 20), ("registration_no", 40), ("registered_by", 120), ("repayment", 300),
)  # fmt: skip
_FACTS = ("establishment_type", "lawful", "workers", "released_workers", "same_purpose_debt")


@dataclass(frozen=True, slots=True)
class FirmScene:
    """The file that a form is drawn for, and for whom."""

    view: FirmView
    office: Office
    viewer: Viewer

    @property
    def file(self) -> FirmFile:
        return self.view.line.file

    @property
    def today(self) -> str:
        return self.office.today().isoformat()


@dataclass(frozen=True, slots=True)
class FirmForm:
    """`command`: from the file, the values and what every act carries. `gaps`, `wrong`: as in `loan_scene.FileStep`."""

    key: str
    sections: Callable[[FirmScene], tuple[Section, ...]]
    command: Callable[[FirmFile, Mapping[str, Any], dict[str, Any]], c.FirmCommand]
    gaps: Callable[[Mapping[str, Any]], dict[str, str]] = lambda values: {}
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def moving(self) -> bool:
        return self.key in set(FirmMove)

    @property
    def title(self) -> str:
        return f"firm_move.{self.key}" if self.moving else f"firm_act.{self.key}"

    @property
    def why(self) -> str:
        return f"firm_why.{self.key}"


def wish_fields(file: FirmFile | None = None) -> tuple[Field, ...]:
    amount, months = ("", "") if file is None else (str(file.amount_vnd), str(file.months))
    return (
        Field("amount_vnd", "firm_field.amount_vnd", "money", required=True, value=amount),
        Field("months", "field.loan_months", "count", required=True, value=months),
    )


def facts_fields(today: str, file: FirmFile | None = None) -> tuple[Field, ...]:
    def known(name: str) -> str:
        value = None if file is None else getattr(file, name)
        return (
            {True: "yes", False: "no", None: ""}.get(value, str(value)) if not _counted(value) else str(value)
        )

    hint = "firm_field.released_workers.hint"
    kinds, kind = choices("firm_type", TYPES), known("establishment_type")
    return (
        Field("establishment_type", "firm_field.establishment_type", "select", kinds, value=kind),
        Field("lawful", "firm_field.lawful", "radios", YES_NO, value=known("lawful")),
        Field("workers", "firm_field.workers", "count", value=known("workers")),
        Field("released_workers", "firm_field.released_workers", "count", value=known("released_workers"), hint=hint),
        Field("same_purpose_debt", "firm_field.same_purpose_debt", "radios", YES_NO, value=known("same_purpose_debt")),
        Field("stated_on", "firm_field.stated_on", "day", required=True, value=today),
    )  # fmt: skip


def _counted(value: Any) -> bool:
    return type(value) is int


def facts_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    workers, released = values["workers"], values["released_workers"]
    more = workers is not None and released is not None and released > workers
    return {"released_workers": "firm_error.more_than_all"} if more else {}


def facts_from(values: Mapping[str, Any]) -> c.FirmFacts:
    return c.FirmFacts(values["stated_on"], **{name: values[name] for name in _FACTS})


def plan_sections(plan: FirmPlan) -> tuple[Section, ...]:
    words = [
        Field(name, f"firm_field.{name}", "text", value=getattr(plan, name), most=most)
        for name, most in _TEXTS
    ]
    day = plan.registered_on.isoformat() if plan.registered_on else ""
    own = "" if plan.own_vnd is None else str(plan.own_vnd)
    words.insert(8, Field("registered_on", "firm_field.registered_on", "day", value=day))
    words.append(Field("own_vnd", "firm_field.own_vnd", "money", value=own))
    return (
        Section(tuple(words), "firm_field.plan"),
        *(
            Section(line_fields(name, getattr(plan, name)), f"firm_field.{name}")
            for name in ("costs", "returns")
        ),
    )


def plan_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    return line_gaps("costs", values) | line_gaps("returns", values)


def plan_from(values: Mapping[str, Any]) -> FirmPlan:
    words: dict[str, Any] = {name: values[name] or "" for name, _ in _TEXTS}
    costs, returns = (lines_said(name, values) for name in ("costs", "returns"))
    own, day = values["own_vnd"], values["registered_on"]
    return FirmPlan(**words, registered_on=day, own_vnd=own, costs=costs, returns=returns)


def open_command(id: Any, employer: Any, values: Mapping[str, Any]) -> c.OpenFirmFile:
    return c.OpenFirmFile(id, employer, values["amount_vnd"], values["months"], facts_from(values))
