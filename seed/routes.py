"""Which ways home the invented people take, and how many take each: every state, pause and outcome."""

from __future__ import annotations

from dataclasses import dataclass

from domain.case import Stage
from domain.lifecycle import Move


@dataclass(frozen=True, slots=True)
class Step:
    """A move with its reason (or, for `close`, its outcome)."""

    move: Move
    reason: str | None = None

    @classmethod
    def read(cls, text: str) -> Step:
        move, _, reason = text.partition(":")
        return cls(Move(move), reason or None)


@dataclass(frozen=True, slots=True)
class Route:
    """`count` people who end in `final`, received between `far` and `near` days before the fixed day."""

    name: str
    final: Stage
    count: int
    far: int
    near: int
    steps: tuple[Step, ...]

    @property
    def borrows(self) -> bool:
        return any(step.move is Move.RECEIVE_LOAN for step in self.steps)

    @property
    def outcome(self) -> str | None:
        return self.steps[-1].reason if self.final is Stage.CLOSED else None


def _route(name: str, final: str, count: int, far: int, near: int, steps: str) -> Route:
    return Route(name, Stage(final), count, far, near, tuple(Step.read(each) for each in steps.split()))


# The 104 people whose case is open or paused on the fixed day.
IN_THE_BOOK = (
    _route("returned", "returned", 7, 24, 3, ""),
    _route("assessed", "assessed", 9, 75, 32, "assess"),
    _route("supported", "supported", 20, 300, 70, "assess support"),
    _route("job_lost", "supported", 3, 640, 300, "assess support start_work set_back:job_lost"),
    _route("loan_trouble", "supported", 1, 600, 350, "assess support receive_loan set_back:loan_trouble"),
    _route("ill", "supported", 1, 500, 300, "assess support start_work set_back:health"),
    _route("reopened", "supported", 1, 500, 280, "assess support close:declined reopen:new_need"),
    _route("employed", "employed", 21, 520, 190, "assess support start_work"),
    _route("second_job", "employed", 3, 700, 420, "assess support start_work set_back:job_lost start_work"),
    _route("loan_then_job", "employed", 1, 650, 350, "assess support receive_loan start_work"),
    _route("away_and_back", "employed", 2, 600, 380, "assess support start_work pause:away resume"),
    _route("loaned", "loaned", 6, 520, 240, "assess support receive_loan"),
    _route("farm_then_loan", "loaned", 2, 660, 350, "assess support start_work receive_loan"),
    _route("stable", "stable", 14, 722, 430, "assess support start_work stabilise"),
    _route("stable_by_loan", "stable", 3, 722, 450, "assess support start_work receive_loan stabilise"),
    _route(
        "stable_after_setback",
        "stable",
        2,
        720,
        660,
        "assess support start_work set_back:family start_work stabilise",
    ),
    _route(
        "stable_after_pause", "stable", 1, 720, 480, "assess support start_work pause:away resume stabilise"
    ),
    _route("away_at_work", "paused", 2, 500, 290, "assess support start_work pause:away"),
    _route("away", "paused", 1, 400, 170, "assess support pause:away"),
    _route("custody", "paused", 1, 400, 170, "assess support pause:custody"),
    _route("custody_at_work", "paused", 1, 500, 290, "assess support start_work pause:custody"),
    _route("lost_at_once", "paused", 1, 160, 110, "pause:contact_lost"),
    _route("lost", "paused", 1, 400, 170, "assess support pause:contact_lost"),
)

# Twenty-two more whose case is closed by then; re-offences are among these alone.
CLOSED = (
    _route("expunged_stable", "closed", 3, 722, 700, "assess support start_work stabilise close:expunged"),
    _route("expunged_working", "closed", 1, 722, 700, "assess support start_work close:expunged"),
    _route("expunged_supported", "closed", 2, 722, 700, "assess support close:expunged"),
    _route("completed", "closed", 5, 722, 550, "assess support start_work stabilise close:completed"),
    _route("declined", "closed", 1, 500, 200, "close:declined"),
    _route("declined_later", "closed", 1, 500, 240, "assess close:declined"),
    _route("moved_working", "closed", 1, 650, 330, "assess support start_work close:moved_away"),
    _route("moved", "closed", 1, 600, 270, "assess support close:moved_away"),
    _route("moved_while_away", "closed", 1, 650, 370, "assess support pause:away close:moved_away"),
    _route("died", "closed", 1, 600, 270, "assess support close:deceased"),
    _route("died_working", "closed", 1, 650, 330, "assess support start_work close:deceased"),
    _route("reoffended", "closed", 1, 600, 300, "assess support close:reoffended"),
    _route("reoffended_custody", "closed", 1, 650, 400, "assess support pause:custody close:reoffended"),
    _route(
        "reoffended_working",
        "closed",
        1,
        700,
        500,
        "assess support start_work pause:custody close:reoffended",
    ),
    _route("duplicate", "closed", 1, 300, 240, "close:duplicate"),
)
