"""The only writer of a loan file's stage: one StateMachine, and the table of its moves derived from it at import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from statemachine import StateMachine
from statemachine.states import States


class FileStage(StrEnum):
    """Where a file stands, in the order of its way. `reviewed`: the savings group has met (bình xét)."""

    DRAFT = "draft"
    LISTED = "listed"
    CERTIFIED = "certified"
    REVIEWED = "reviewed"
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


class FileMove(StrEnum):
    """The steps from one stage to another."""

    LIST = "list"
    CERTIFY = "certify"
    REVIEW = "review"
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
    REPAY = "repay"
    REPORT_OVERDUE = "report_overdue"
    BRING_CURRENT = "bring_current"
    EXTEND = "extend"
    FLAG_RISK = "flag_risk"
    SETTLE_RISK = "settle_risk"
    WRITE_OFF = "write_off"
    CLOSE_REPAID = "close_repaid"
    WITHDRAW = "withdraw"
    # Of a loan that the bank paid without a file of ours; only in the act that opens the file.
    TAKE_OVER = "take_over"


IN_HAND = (FileStage.DRAFT, FileStage.LISTED, FileStage.CERTIFIED, FileStage.REVIEWED, FileStage.RETURNED)
AT_BANK = (FileStage.SENT, FileStage.RECEIVED, FileStage.WAITING, FileStage.APPRAISED, FileStage.APPROVED)
PAID_OUT = (
    FileStage.DISBURSING, FileStage.DISBURSED, FileStage.CHECKED, FileStage.REPAYING, FileStage.OVERDUE,
    FileStage.EXTENDED, FileStage.AT_RISK,
)  # fmt: skip
ENDED = (FileStage.REFUSED, FileStage.REPAID, FileStage.WRITTEN_OFF, FileStage.WITHDRAWN)
# Paid back as it should be: nobody waits for anybody.
HEALTHY = (FileStage.CHECKED, FileStage.REPAYING, FileStage.EXTENDED)
GROUPS: Mapping[str, tuple[FileStage, ...]] = {
    "in_hand": IN_HAND, "at_bank": AT_BANK, "paid_out": PAID_OUT, "ended": ENDED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a move with two ends, or with a condition, hangs on.

    `direct`: the person borrows without the household (art. 4(1)a), so without entrustment and savings group.
    `drawn_out`: afterwards nothing is left to draw. `just_opened`: no step was made yet.
    """

    direct: bool = False
    drawn_out: bool = False
    just_opened: bool = False


class FileMachine(StateMachine):
    """The oracle: every stage, every move. `model.here` are the circumstances."""

    at = States.from_enum(
        FileStage,
        initial=FileStage.DRAFT,
        final={FileStage.REPAID, FileStage.WRITTEN_OFF, FileStage.WITHDRAWN},
        use_enum_instance=True,
    )

    list = at.DRAFT.to(at.LISTED)
    certify = at.LISTED.to(at.CERTIFIED)
    review = at.CERTIFIED.to(at.REVIEWED)
    submit = at.REVIEWED.to(at.SENT) | at.CERTIFIED.to(at.SENT, cond="direct")
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
        at.DISBURSING.to(at.DISBURSING)
        | at.DISBURSED.to(at.CHECKED)
        | at.CHECKED.to(at.CHECKED)
        | at.REPAYING.to(at.REPAYING)
        | at.OVERDUE.to(at.OVERDUE)
        | at.EXTENDED.to(at.EXTENDED)
        | at.AT_RISK.to(at.AT_RISK)
    )
    repay = (
        at.DISBURSING.to(at.DISBURSING)
        | at.DISBURSED.to(at.REPAYING)
        | at.CHECKED.to(at.REPAYING)
        | at.REPAYING.to(at.REPAYING)
        | at.EXTENDED.to(at.REPAYING)
        | at.AT_RISK.to(at.AT_RISK)
    )
    report_overdue = (
        at.DISBURSING.to(at.OVERDUE)
        | at.DISBURSED.to(at.OVERDUE)
        | at.CHECKED.to(at.OVERDUE)
        | at.REPAYING.to(at.OVERDUE)
        | at.OVERDUE.to(at.OVERDUE)
        | at.EXTENDED.to(at.OVERDUE)
        | at.AT_RISK.to(at.AT_RISK)
    )
    bring_current = at.OVERDUE.to(at.REPAYING, cond="drawn_out") | at.OVERDUE.to(
        at.DISBURSING, unless="drawn_out"
    )
    extend = (
        at.DISBURSED.to(at.EXTENDED)
        | at.CHECKED.to(at.EXTENDED)
        | at.REPAYING.to(at.EXTENDED)
        | at.OVERDUE.to(at.EXTENDED)
        | at.EXTENDED.to(at.EXTENDED)
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
        | at.LISTED.to(at.WITHDRAWN)
        | at.CERTIFIED.to(at.WITHDRAWN)
        | at.REVIEWED.to(at.WITHDRAWN)
        | at.SENT.to(at.WITHDRAWN)
        | at.RECEIVED.to(at.WITHDRAWN)
        | at.WAITING.to(at.WITHDRAWN)
        | at.RETURNED.to(at.WITHDRAWN)
        | at.APPRAISED.to(at.WITHDRAWN)
        | at.APPROVED.to(at.WITHDRAWN)
        | at.REFUSED.to(at.WITHDRAWN)
    )
    take_over = at.DRAFT.to(at.DISBURSED, cond="just_opened")

    def direct(self) -> bool:
        return bool(self.model.here.direct)

    def drawn_out(self) -> bool:
        return bool(self.model.here.drawn_out)

    def just_opened(self) -> bool:
        return bool(self.model.here.just_opened)


def _edges() -> dict[tuple[FileStage, FileMove], tuple[FileStage, ...]]:
    table: dict[tuple[FileStage, FileMove], tuple[FileStage, ...]] = {}
    for state in FileMachine.states:
        for transition in state.transitions:
            key = (FileStage(state.value), FileMove(str(transition.event)))
            table[key] = (*table.get(key, ()), FileStage(transition.target.value))
    return table


# (stage, move) -> the stages it can lead to; two of them where it matters what is left to draw.
MOVES: Mapping[tuple[FileStage, FileMove], tuple[FileStage, ...]] = _edges()


def target_of(stage: FileStage, move: FileMove, here: Circumstances) -> FileStage | None:
    """Where the move leads, or None where it is not open."""
    targets = MOVES.get((stage, move), ())
    if not targets or not _allowed(stage, move, here):
        return None
    return targets[0] if len(targets) == 1 or here.drawn_out else targets[1]


def _allowed(stage: FileStage, move: FileMove, here: Circumstances) -> bool:
    if move is FileMove.TAKE_OVER:
        return here.just_opened
    return move is not FileMove.SEND or stage is not FileStage.CERTIFIED or here.direct


def open_moves(stage: FileStage, here: Circumstances) -> tuple[FileMove, ...]:
    """The moves that lead somewhere from the stage, in the order of the way."""
    return tuple(move for move in FileMove if target_of(stage, move, here) is not None)
