"""The only writer of an establishment's loan file: its stages, one StateMachine, and the table derived from it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from statemachine import StateMachine
from statemachine.states import States


class FirmStage(StrEnum):
    """Where a file stands; the words are those of a person's file, which has two stages more."""

    DRAFT = "draft"
    CERTIFIED = "certified"
    SENT = "sent"
    RECEIVED = "received"
    WAITING = "waiting"
    RETURNED = "returned"
    APPRAISED = "appraised"
    APPROVED = "approved"
    REFUSED = "refused"
    DISBURSING = "disbursing"
    DISBURSED = "disbursed"
    CHECKED = "checked"
    REPAYING = "repaying"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    AT_RISK = "at_risk"
    REPAID = "repaid"
    WRITTEN_OFF = "written_off"
    WITHDRAWN = "withdrawn"


class FirmMove(StrEnum):
    """The steps. `check_share`: whether enough workers are still people who returned (art. 3(2)b)."""

    CERTIFY = "certify"
    REVISE = "revise"
    SEND = "submit"
    RECEIVE = "receive"
    WAIT = "wait"
    RETURN_PAPERS = "return_papers"
    RESEND = "resend"
    APPRAISE = "appraise"
    APPROVE = "approve"
    REFUSE = "refuse"
    REOPEN = "reopen"
    DRAW_DOWN = "draw_down"
    COMPLETE_DRAWDOWN = "complete_drawdown"
    CHECK_USE = "check_use"
    CHECK_SHARE = "check_share"
    REPAY = "repay"
    REPORT_OVERDUE = "report_overdue"
    BRING_CURRENT = "bring_current"
    EXTEND = "extend"
    FLAG_RISK = "flag_risk"
    SETTLE_RISK = "settle_risk"
    WRITE_OFF = "write_off"
    CLOSE_REPAID = "close_repaid"
    WITHDRAW = "withdraw"


S = FirmStage
IN_HAND = (S.DRAFT, S.CERTIFIED, S.RETURNED)
AT_BANK = (S.SENT, S.RECEIVED, S.WAITING, S.APPRAISED, S.APPROVED)
PAID_OUT = (S.DISBURSING, S.DISBURSED, S.CHECKED, S.REPAYING, S.OVERDUE, S.EXTENDED, S.AT_RISK)
ENDED = (S.REFUSED, S.REPAID, S.WRITTEN_OFF, S.WITHDRAWN)
GROUPS: Mapping[str, tuple[FirmStage, ...]] = {
    "in_hand": IN_HAND, "at_bank": AT_BANK, "paid_out": PAID_OUT, "ended": ENDED,
}  # fmt: skip


class FirmMachine(StateMachine):
    """The oracle: every stage, every move. `model.drawn_out`: afterwards nothing is left to draw."""

    at = States.from_enum(
        FirmStage,
        initial=FirmStage.DRAFT,
        final={FirmStage.REPAID, FirmStage.WRITTEN_OFF, FirmStage.WITHDRAWN},
        use_enum_instance=True,
    )

    certify = at.DRAFT.to(at.CERTIFIED)
    # The plan changes: what was certified is another plan.
    revise = at.CERTIFIED.to(at.DRAFT) | at.RETURNED.to(at.DRAFT)
    submit = at.CERTIFIED.to(at.SENT)
    receive = at.SENT.to(at.RECEIVED)
    wait = at.RECEIVED.to(at.WAITING) | at.APPRAISED.to(at.WAITING)
    return_papers = at.RECEIVED.to(at.RETURNED) | at.WAITING.to(at.RETURNED) | at.APPRAISED.to(at.RETURNED)
    resend = at.RETURNED.to(at.SENT)
    appraise = at.RECEIVED.to(at.APPRAISED) | at.WAITING.to(at.APPRAISED)
    approve = at.APPRAISED.to(at.APPROVED)
    refuse = at.RECEIVED.to(at.REFUSED) | at.WAITING.to(at.REFUSED) | at.APPRAISED.to(at.REFUSED)
    reopen = at.REFUSED.to(at.DRAFT)
    draw_down = (
        at.APPROVED.to(at.DISBURSED, cond="drawn_out")
        | at.APPROVED.to(at.DISBURSING, unless="drawn_out")
        | at.DISBURSING.to(at.DISBURSED, cond="drawn_out")
        | at.DISBURSING.to(at.DISBURSING, unless="drawn_out")
    )
    complete_drawdown = at.DISBURSING.to(at.DISBURSED)
    check_use = (
        at.DISBURSING.to.itself()
        | at.DISBURSED.to(at.CHECKED)
        | at.CHECKED.to.itself()
        | at.REPAYING.to.itself()
        | at.OVERDUE.to.itself()
        | at.EXTENDED.to.itself()
        | at.AT_RISK.to.itself()
    )
    # A share that is not met any more is found and told; it moves nothing, for no rule calls a loan back.
    check_share = (
        at.DISBURSING.to.itself()
        | at.DISBURSED.to.itself()
        | at.CHECKED.to.itself()
        | at.REPAYING.to.itself()
        | at.OVERDUE.to.itself()
        | at.EXTENDED.to.itself()
        | at.AT_RISK.to.itself()
    )
    repay = (
        at.DISBURSING.to.itself()
        | at.DISBURSED.to(at.REPAYING)
        | at.CHECKED.to(at.REPAYING)
        | at.REPAYING.to.itself()
        | at.EXTENDED.to(at.REPAYING)
        | at.AT_RISK.to.itself()
    )
    report_overdue = (
        at.DISBURSING.to(at.OVERDUE)
        | at.DISBURSED.to(at.OVERDUE)
        | at.CHECKED.to(at.OVERDUE)
        | at.REPAYING.to(at.OVERDUE)
        | at.OVERDUE.to.itself()
        | at.EXTENDED.to(at.OVERDUE)
        | at.AT_RISK.to.itself()
    )
    bring_current = at.OVERDUE.to(at.REPAYING, cond="drawn_out") | at.OVERDUE.to(
        at.DISBURSING, unless="drawn_out"
    )
    extend = (
        at.DISBURSED.to(at.EXTENDED)
        | at.CHECKED.to(at.EXTENDED)
        | at.REPAYING.to(at.EXTENDED)
        | at.OVERDUE.to(at.EXTENDED)
        | at.EXTENDED.to.itself()
    )
    flag_risk = (
        at.DISBURSED.to(at.AT_RISK)
        | at.CHECKED.to(at.AT_RISK)
        | at.REPAYING.to(at.AT_RISK)
        | at.OVERDUE.to(at.AT_RISK)
        | at.EXTENDED.to(at.AT_RISK)
    )
    settle_risk = at.AT_RISK.to(at.REPAYING)
    write_off = at.AT_RISK.to(at.WRITTEN_OFF)
    close_repaid = (
        at.DISBURSING.to(at.REPAID)
        | at.DISBURSED.to(at.REPAID)
        | at.CHECKED.to(at.REPAID)
        | at.REPAYING.to(at.REPAID)
        | at.OVERDUE.to(at.REPAID)
        | at.EXTENDED.to(at.REPAID)
        | at.AT_RISK.to(at.REPAID)
    )
    withdraw = (
        at.DRAFT.to(at.WITHDRAWN)
        | at.CERTIFIED.to(at.WITHDRAWN)
        | at.SENT.to(at.WITHDRAWN)
        | at.RECEIVED.to(at.WITHDRAWN)
        | at.WAITING.to(at.WITHDRAWN)
        | at.RETURNED.to(at.WITHDRAWN)
        | at.APPRAISED.to(at.WITHDRAWN)
        | at.APPROVED.to(at.WITHDRAWN)
        | at.REFUSED.to(at.WITHDRAWN)
    )

    def drawn_out(self) -> bool:
        return bool(self.model.drawn_out)


def _edges() -> dict[tuple[FirmStage, FirmMove], tuple[FirmStage, ...]]:
    table: dict[tuple[FirmStage, FirmMove], tuple[FirmStage, ...]] = {}
    for state in FirmMachine.states:
        for transition in state.transitions:
            key = (FirmStage(state.value), FirmMove(str(transition.event)))
            table[key] = (*table.get(key, ()), FirmStage(transition.target.value))
    return table


# (stage, move) -> where it leads; the first of two where nothing is left to draw afterwards.
FIRM_MOVES: Mapping[tuple[FirmStage, FirmMove], tuple[FirmStage, ...]] = _edges()


def target_of(stage: FirmStage, move: FirmMove, drawn_out: bool) -> FirmStage | None:
    """Where the move leads, or None where it is not open."""
    targets = FIRM_MOVES.get((stage, move), ())
    if not targets:
        return None
    return targets[0] if len(targets) == 1 or drawn_out else targets[1]


def open_moves(stage: FirmStage) -> tuple[FirmMove, ...]:
    """In the order of the way."""
    return tuple(move for move in FirmMove if (stage, move) in FIRM_MOVES)
