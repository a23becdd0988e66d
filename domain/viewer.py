"""Who looks or acts, and what each role may do: one table, asked by every act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from domain.case import Case
from domain.errors import NotAllowed, OutOfScope


class Role(StrEnum):
    """The six roles of the district, and the engine itself."""

    OFFICER = "officer"
    SUPPORTER = "supporter"
    BANK = "bank"
    MANAGER = "manager"
    EMPLOYER = "employer"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Viewer:
    """`units` None means every unit; `groups` limits a supporter, `offices` a bank, `employer` a partner firm.

    `user` is the stable code that history keeps; `covers`: offices of the bank besides the own one, during a leave.
    """

    user: str
    role: Role
    units: frozenset[str] | None = None
    groups: frozenset[UUID] = field(default_factory=frozenset)
    office: str | None = None
    employer: UUID | None = None
    covers: frozenset[str] = frozenset()

    @property
    def offices(self) -> frozenset[str]:
        return self.covers | {self.office} if self.office else self.covers


SYSTEM = Viewer("system", Role.SYSTEM)

_OFFICE = frozenset({Role.OFFICER, Role.MANAGER, Role.SYSTEM})
# What the bank says of a file; the office may type it in for the bank.
_OF_LOAN_FILES = (
    "accept_file", "wait_for_capital", "appraise", "approve_loan", "refuse_loan", "return_papers", "draw_down",
    "complete_drawdown", "enter_terms", "check_use", "report_file", "extend_file", "flag_risk", "settle_risk",
    "write_off_loan",
)  # fmt: skip
_MAY: dict[str, frozenset[Role]] = {
    "log_visit": _OFFICE | {Role.SUPPORTER},
    "ask_for_help": frozenset({Role.SUPPORTER}),
    "pledge_step": frozenset({Role.SUPPORTER}),
    "give_access": frozenset({Role.OFFICER, Role.SUPPORTER, Role.MANAGER}),
    "confirm_work": frozenset({Role.EMPLOYER}),
    "answer_check": _OFFICE | {Role.SUPPORTER, Role.EMPLOYER},
    "warn_of_work": _OFFICE | {Role.SUPPORTER, Role.EMPLOYER},
    "offer_vacancy": frozenset({Role.EMPLOYER}),
    "close_vacancy": frozenset({Role.EMPLOYER}),
    "record_disbursement": _OFFICE | {Role.BANK},
    "report_loan": _OFFICE | {Role.BANK},
    **dict.fromkeys(_OF_LOAN_FILES, _OFFICE | {Role.BANK}),
    # Of these the steps say whose each is: domain.firm_lending.who.
    **dict.fromkeys(("take_firm_step", "enter_firm_terms"), _OFFICE | {Role.BANK}),
    "answer_objection": frozenset({Role.MANAGER}),
    # By somebody else than who entered it.
    "decide_notice": frozenset({Role.MANAGER}),
    "answer_data_request": frozenset({Role.MANAGER}),
    "lift_restriction": frozenset({Role.MANAGER}),
    **dict.fromkeys(("propose_erasure", "withdraw_erasure"), frozenset({Role.OFFICER, Role.MANAGER})),
    # Four eyes: by somebody else than who proposed it.
    "decide_erasure": frozenset({Role.MANAGER}),
    "answer_referral": _OFFICE | {Role.BANK, Role.EMPLOYER},
    "answer_introduction": _OFFICE | {Role.EMPLOYER},
    "ask_exclusion": frozenset({Role.EMPLOYER}),
    "reopen": frozenset({Role.MANAGER}),
    "sign_monthly": frozenset({Role.MANAGER}),
    "tell_month_ready": frozenset({Role.SYSTEM}),
    "take_over_case": frozenset({Role.OFFICER, Role.SYSTEM}),
    # It opens again what the merger closed.
    "split_persons": frozenset({Role.MANAGER}),
    "merge_units": frozenset({Role.ADMIN, Role.MANAGER, Role.SYSTEM}),
    "record_unit_change": frozenset({Role.ADMIN, Role.MANAGER}),
    "withdraw_unit_change": frozenset({Role.ADMIN, Role.MANAGER}),
    **dict.fromkeys(("assign_to_agency", "follow_agency"), frozenset({Role.MANAGER})),
    "propose_law_change": frozenset({Role.ADMIN, Role.MANAGER}),
    "decide_law_change": frozenset({Role.MANAGER}),
    "withdraw_law_change": frozenset({Role.ADMIN, Role.MANAGER}),
    **dict.fromkeys(
        (
            "new_account",
            "grant_role",
            "end_grant",
            "set_disabled",
            "new_password",
            "end_sessions",
            "drop_second_factor",
        ),
        frozenset({Role.ADMIN, Role.SYSTEM}),
    ),
    "choose_messages": frozenset(Role),
    "hear_message": frozenset({Role.SYSTEM}),
    "resend_message": frozenset({Role.MANAGER, Role.ADMIN, Role.SYSTEM}),
    "drop_message": frozenset({Role.MANAGER, Role.ADMIN, Role.SYSTEM}),
    "delegate": frozenset(Role) - {Role.ADMIN},
    "end_delegation": frozenset(Role),
}


def require(viewer: Viewer, act: str) -> None:
    """Raises NotAllowed unless the role may do `act` (the snake-case name of the command)."""
    if viewer.role not in _MAY.get(act, _OFFICE):
        raise NotAllowed(role=viewer.role.value, act=act)


# A case that is closed as expunged is out of scope for all but these: it is opened again, or follows its person or
# its commune without being shown.
_PAST_EXPUNGEMENT = frozenset(
    {
        "advance", "merge_persons", "split_persons", "merge_units", "record_unit_change", "withdraw_unit_change",
        "propose_erasure", "decide_erasure", "withdraw_erasure",
    }
)  # fmt: skip


def require_scope(
    viewer: Viewer, case: Case, referred: Callable[[], bool] = lambda: False, act: str = ""
) -> None:
    """Raises OutOfScope, which answers like an unknown case. A commune that is offered a transfer sees the case.

    `referred`: whether the case was referred to this bank office or firm and the person still agrees. After
    expungement only what still runs there is left to those two, and to the office only to open the case again.
    """
    if (
        case.expunged
        and viewer.role not in (Role.SYSTEM, Role.BANK, Role.EMPLOYER)
        and not _passes(viewer, act)
    ):
        raise OutOfScope(case=case.number)
    if viewer.role is Role.SUPPORTER:
        inside = case.group_id in viewer.groups
    elif viewer.role in (Role.BANK, Role.EMPLOYER):
        inside = referred()
    else:
        inside = viewer.units is None or bool({case.unit_code, case.transfer_to} & viewer.units)
    if not inside:
        raise OutOfScope(case=case.number)


def _passes(viewer: Viewer, act: str) -> bool:
    if act in ("advance", "propose_erasure"):
        return viewer.role is Role.MANAGER
    return act in _PAST_EXPUNGEMENT and viewer.role is not Role.SUPPORTER
