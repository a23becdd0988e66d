"""Where the reasons to act come from: one query for each source, limited to some cases and some days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from domain.case import FIELDS, OPEN_STAGES, Case, Stage
from domain.dates import years_after
from domain.eligibility import evaluate
from domain.expungement import expunged_on, time_is_up
from domain.findings import Outcome
from domain.guard_facts import facts_of, loan_facts
from domain.parameters import Law
from domain.rules import RULES
from domain.today import Why
from persistence import tables as t

# Of one source at most so many: who has more waiting has to begin somewhere.
MOST = 400
# The engine's own items for dates that are read off the case itself.
_FROM_THE_CASE = ("review", "visit")
_C, _E, _I, _P = t.case.c, t.eligibility.c, t.work_item.c, t.plan_action.c
_PAPERS = ("case.certificate", "case.residence", "case.notice")


@dataclass(frozen=True, slots=True)
class Asked:
    """`where` limits the cases; the days run from `first` (None: from ever) to `last`, both counted."""

    where: ColumnElement[bool]
    on: date
    first: date | None
    last: date

    def within(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        return column <= self.last if self.first is None else column.between(self.first, self.last)


def items(connection: Connection, asked: Asked) -> Iterator[Why]:
    """Work items of every day: also those that are due later wait already."""
    query = (
        select(t.work_item, _C.number, _C.version)
        .join(t.case, _C.id == _I.case_id)
        .where(_I.status == "open", _I.kind.not_in(_FROM_THE_CASE), asked.where)
        .order_by(_I.due_on, _I.key)
    )
    for row in connection.execute(query.limit(MOST)):
        yield Why(
            str(row.case_id), row.number, row.kind, row.reason, row.due_on, row.args, str(row.id), row.version
        )


def reviews(connection: Connection, asked: Asked) -> Iterator[Why]:
    for row in connection.execute(_dated(asked, "next_review_on")):
        late = (asked.on - row.next_review_on).days
        yield _of(row, "review", f"today.review.{_tense(late)}", row.next_review_on, {"days": abs(late)})


def visits(connection: Connection, asked: Asked) -> Iterator[Why]:
    """Says for how long nobody came, which is more than the day that was missed."""
    for row in connection.execute(_dated(asked, "next_visit_on", _C.last_visit_on)):
        late = (asked.on - row.next_visit_on).days
        since = None if row.last_visit_on is None else (asked.on - row.last_visit_on).days
        never = "never" if since is None and late > 0 else _tense(late)
        args = {"weeks": (since or 0) // 7, "days": since, "due_on": row.next_visit_on}
        few = late > 0 and since is not None and since < 14
        yield _of(row, "visit", f"today.visit.{'few_days' if few else never}", row.next_visit_on, args)


def steps(connection: Connection, asked: Asked) -> Iterator[Why]:
    """`sealed` stays in the arguments until somebody opens it for the rows that are shown."""
    query = (
        select(_P.id, _P.due_on, _P.sealed_what, _P.responsible, _C.id.label("case_id"), _C.number, _C.version)
        .join(t.case, (_C.id == _P.case_id) & (_C.plan_version == _P.plan_version))
        .where(_P.done_on.is_(None), asked.within(_P.due_on), _C.stage.in_(OPEN_STAGES), asked.where)
        .order_by(_P.due_on, _P.id)
    )  # fmt: skip
    for row in connection.execute(query.limit(MOST)):
        late = (asked.on - row.due_on).days
        args = {"days": abs(late), "of": row.responsible, "sealed": row.sealed_what, "due_on": row.due_on}
        reason = f"today.step.{_tense(late)}"
        yield Why(str(row.case_id), row.number, "step", reason, row.due_on, args, str(row.id), row.version)


def papers(connection: Connection, asked: Asked, law: Law) -> Iterator[Why]:
    """Papers that the case or the wished-for loan lacks, and who brings each."""
    wishes = _C.requested_vnd.is_not(None) & (_C.loan_count == 0)
    lacking = or_(
        *(_C[name].is_(None) for name in ("certificate", "completed_on")),
        *(_C[name].is_not(True) for name in ("certificate_no_recorded", "residence_recorded", "notice_given")),
        _C.livelihood.is_not(None) & _C.livelihood_evidenced.is_not(True),
        wishes & or_(_C.list_drawn.is_(None), _C.list_certified.is_(None)),
    )  # fmt: skip
    for case in _cases(connection, select(*_ALL).where(lacking, _C.stage.in_(OPEN_STAGES), asked.where)):
        for what, of in dict.fromkeys(_missing(case, law, asked.on)):
            args = {"ask": what, "of": of}
            yield Why(str(case.id), case.number, "paper", "today.paper", None, args, what, case.version)


def _missing(case: Case, law: Law, on: date) -> Iterator[tuple[str, str]]:
    facts, in_force = facts_of(case, case.questionnaire or ""), law.on(on)
    rules = [*_PAPERS, *(["case.livelihood"] if case.livelihood else [])]
    if case.requested_vnd and not case.loan_count:
        open_still = RULES["qd22.window"].outcome(facts, in_force, on) is not Outcome.NOT_MET
        rules += ["qd22.list"] if open_still else []
    for rule in rules:
        for ask in RULES[rule].find(facts, in_force, on).asks:
            yield ask.what, ask.of
    if case.livelihood and case.livelihood_evidenced is False:
        yield "livelihood_evidenced", "officer"


def windows(connection: Connection, asked: Asked, law: Law, ahead: timedelta) -> Iterator[Why]:
    """The door to a loan that opens or closes soon, for people without one."""
    first = asked.on + timedelta(days=1) if asked.first is None else asked.first
    last = max(asked.last, asked.on + ahead) if asked.first is None else asked.last
    query = (
        select(*_ALL)
        .join(t.eligibility, _E.case_id == _C.id)
        .where(_E.turns_on.between(first, last), _C.loan_count == 0, _C.stage != Stage.CLOSED, asked.where)
    )
    for case in _cases(connection, query):
        found = evaluate(loan_facts(case), "person", law, asked.on)
        for reason, day in (("opens", found.opens_on), ("closes", found.ends_on)):
            if day is not None and first <= day <= last:
                yield Why(str(case.id), case.number, "window", f"today.window.{reason}", day, {"on": day},
                          reason, case.version)  # fmt: skip


# Sentence class -> the parameter that holds its years (art. 70).
_YEARS = {
    "suspended_or_fine": "expunge.years_light",
    "prison_to_5": "expunge.years_to_5",
    "prison_5_to_15": "expunge.years_5_to_15",
    "prison_over_15": "expunge.years_over_15",
}


def expungements(connection: Connection, asked: Asked, law: Law) -> Iterator[Why]:
    """Whose time has run out, to be confirmed and closed, or to be asked what nobody knows yet."""
    in_force = law.on(asked.on)
    # A day more, for those who came home on 29 February; the rule itself decides.
    up = or_(
        *(
            (_C.sentence_class == code)
            & (_C.completed_on <= years_after(asked.on, -cast(int, in_force.value(key))) + timedelta(days=1))
            for code, key in _YEARS.items()
        )
    )
    open_still = [
        _C.stage != Stage.CLOSED,
        _C.new_conviction_on.is_(None),
        _C.conviction_recorded.is_not(True),
        _C.other_penalties_done.is_not(False),
        or_(_C.additional_penalty_ends_on.is_(None), _C.additional_penalty_ends_on <= asked.on),
    ]
    for case in _cases(connection, select(*_ALL).where(up, *open_still, asked.where)):
        facts = loan_facts(case)
        day = time_is_up(facts, law, asked.on)
        if day is None or day > asked.last or (asked.first is not None and day < asked.first):
            continue
        sure = expunged_on(facts, law, asked.on) is not None
        reason = f"today.expungement.{'confirm' if sure else 'ask'}"
        yield Why(str(case.id), case.number, "expungement", reason, day, {"on": day}, None, case.version)


_ALL = tuple(_C[name] for name in FIELDS)


def _cases(connection: Connection, query: Select[Any]) -> Iterator[Case]:
    for row in connection.execute(query.order_by(_C.number).limit(MOST)):
        yield Case(*row)


def _dated(asked: Asked, column: str, *more: ColumnElement[Any]) -> Select[Any]:
    day = _C[column]
    return (
        select(_C.id.label("case_id"), _C.number, _C.version, day, *more)
        .where(asked.within(day), _C.stage.in_(OPEN_STAGES), asked.where)
        .order_by(day, _C.number)
        .limit(MOST)
    )


def _of(row: Any, kind: str, reason: str, due_on: date, args: dict[str, Any]) -> Why:
    return Why(str(row.case_id), row.number, kind, reason, due_on, args, None, row.version)


def _tense(late: int) -> str:
    return "late" if late > 0 else "soon" if late < 0 else "today"
