"""Introducing one person to one vacancy: proposed, agreed to by the person, answered by the firm, started or passed on.

What a firm reads grows with the person's word: before it a profile without a face, after it a name and a phone number,
never an offence or a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar, cast
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, DomainError
from domain.history import Event, Kind
from domain.parameters import LawOn
from domain.people import one_of
from domain.tasks import WorkItem
from domain.vacancies import Vacancy, VacancyFull, VacancyNotOpen

# (where it stands, what is done) -> where it stands then. Nothing else can happen to an introduction.
MOVES: Mapping[tuple[str, str], str] = {
    ("proposed", "agree"): "agreed",
    ("proposed", "decline"): "declined",
    # On the anonymous profile already: what nobody has to be told of, nobody is told of.
    ("proposed", "refuse"): "refused",
    ("proposed", "withdraw"): "withdrawn",
    ("agreed", "accept"): "accepted",
    ("agreed", "refuse"): "refused",
    ("agreed", "lapse"): "unanswered",
    ("agreed", "withdraw"): "withdrawn",
    ("accepted", "start"): "started",
    ("accepted", "withdraw"): "withdrawn",
}
STATUSES = (
    "proposed", "agreed", "accepted", "started", "refused", "unanswered", "declined", "withdrawn",
)  # fmt: skip
DEEDS = ("agree", "decline", "accept", "refuse", "lapse", "withdraw", "start")
OPEN = ("proposed", "agreed", "accepted")
# Each of these holds one of the vacancy's openings.
HOLDING = (*OPEN, "started")
# In which the firm may read whose name it is.
NAMED = ("agreed", "accepted", "started")
# Of which a firm learns nothing: whether the person or the office said no is not its business.
UNSEEN = ("declined", "withdrawn")
# After which the vacancy goes to the next candidate by itself.
PASSES_ON = ("refused", "unanswered")
ANSWERS = ("accept", "refuse")
REFUSALS = ("filled", "skills", "hours", "not_suitable", "other")

PROFILE = ("skills", "max_hours", "heavy_work", "night_work", "driving_licence")
CONTACT = ("name", "phone")
REPLY_DAYS = "work.reply_days"


class IntroductionMoved(DomainError):
    """It does not stand where this could be done. data: status, deed."""

    key: ClassVar[str] = "introduction_moved"


class IntroductionRunning(DomainError):
    """The person is on the way to this or another vacancy of the firm already. data: number, vacancy."""

    key: ClassVar[str] = "introduction_running"


@dataclass(frozen=True, slots=True)
class Introduction:
    """`skills` to `driving_licence`: the profile as the firm was shown it. `words` are sealed.

    `due_on`: until when the firm is to answer, counted from the person's word. `passed_on`: on which day the next
    candidate was looked for.
    """

    id: UUID
    case_id: UUID
    vacancy_id: UUID
    employer_id: UUID
    status: str
    proposed_on: date
    proposed_by: str
    skills: str
    max_hours: int | None = None
    heavy_work: bool | None = None
    night_work: bool | None = None
    driving_licence: bool | None = None
    agreed_on: date | None = None
    due_on: date | None = None
    answered_on: date | None = None
    answered_by: str | None = None
    answer_code: str | None = None
    words: str | None = None
    passed_on: date | None = None


def proposed(new_id: UUID, case: Case, vacancy: Vacancy, by: str, on: date) -> Introduction:
    """The case's wishes become the profile: limits of work, and nothing that tells who it is."""
    return Introduction(
        new_id,
        case.id,
        vacancy.id,
        vacancy.employer_id,
        "proposed",
        on,
        by,
        case.skills or "",
        case.max_hours,
        case.heavy_work,
        case.night_work,
        case.driving_licence,
    )


def quota_left(vacancy: Vacancy, others: Iterable[Introduction]) -> int:
    """Openings that nobody has or is on the way to; `others`: every introduction to the vacancy."""
    return max(vacancy.openings - sum(each.status in HOLDING for each in others), 0)


def require_room(vacancy: Vacancy, others: Iterable[Introduction], on: date) -> None:
    """Raises VacancyNotOpen, VacancyFull."""
    require_open(vacancy, on)
    if not quota_left(vacancy, others):
        raise VacancyFull(code=vacancy.code, openings=vacancy.openings)


def require_open(vacancy: Vacancy, on: date) -> None:
    """Raises VacancyNotOpen."""
    if not vacancy.open_on(on):
        raise VacancyNotOpen(code=vacancy.code, opens_on=vacancy.opens_on, closes_on=vacancy.closes_on)


def require_free(case: Case, vacancy: Vacancy, of_case: Iterable[Introduction]) -> None:
    """One introduction at a time, so that no two firms hold a place for one person. Raises IntroductionRunning."""
    if any(each.status in OPEN for each in of_case):
        raise IntroductionRunning(number=case.number, vacancy=vacancy.code)


def moved(introduction: Introduction, deed: str) -> Introduction:
    """Raises IntroductionMoved for what cannot follow."""
    status = MOVES.get((introduction.status, deed))
    if status is None:
        raise IntroductionMoved(status=introduction.status, deed=deed)
    return replace(introduction, status=status)


def agreed(introduction: Introduction, law: LawOn) -> Introduction:
    """The person agrees that this firm is told who it is; from now on the firm's time runs."""
    now = moved(introduction, "agree")
    days = cast(int, law.value(REPLY_DAYS))
    return replace(now, agreed_on=law.on, due_on=law.on + timedelta(days=days))


def answered(
    introduction: Introduction, answer: str, code: str | None, words: str | None, by: str, on: date
) -> Introduction:
    """Raises IntroductionMoved, BadValue for a refusal without its reason."""
    one_of("answer", answer, ANSWERS)
    now = moved(introduction, answer)
    if answer == "refuse":
        one_of("code", code or "", REFUSALS)
        if code == "other" and not words:
            raise BadValue(field="words", value="", expected="lý do bằng lời")
    return replace(
        now,
        answered_on=on,
        answered_by=by,
        answer_code=code if answer == "refuse" else None,
        words=words,
    )


def overdue(introduction: Introduction, on: date) -> bool:
    """The last day on which the firm may answer has passed."""
    return introduction.status == "agreed" and introduction.due_on is not None and introduction.due_on < on


def told(introduction: Introduction, vacancy: Vacancy, firm: str, on: date) -> Event:
    """What happened, and which fields the firm has been shown by it, so that the person can be told."""
    data: dict[str, Any] = {
        "introduction": introduction.id.hex,
        "introduction_is": introduction.status,
        "vacancy": vacancy.code,
        "body_name": firm,
        "introduction_why": introduction.answer_code,
    }
    if introduction.status in ("proposed", "agreed"):
        data["fields"] = list(PROFILE if introduction.status == "proposed" else CONTACT)
    sealed = {"words": introduction.words} if introduction.words else {}
    return Event(Kind.INTRODUCED, on, data=data, sealed=sealed)


# Where it stands -> the text of what the officer is asked to do next.
_ITEMS: Mapping[str, str] = {
    "proposed": "item.introduction_ask",
    "agreed": "item.introduction_awaits",
    "accepted": "item.introduction_accepted",
    "refused": "item.introduction_refused",
    "unanswered": "item.introduction_unanswered",
}


def item_after(introduction: Introduction, vacancy: Vacancy, firm: str, on: date) -> WorkItem | None:
    """What waits for the officer now; nothing once it has started or was taken back."""
    text = _ITEMS.get(introduction.status)
    if text is None:
        return None
    waits = introduction.due_on if introduction.status == "agreed" else None
    args = {"body": firm, "vacancy": vacancy.code, "due_on": (waits or on).isoformat()}
    key = f"introduction|{introduction.id.hex}|{introduction.status}"
    return WorkItem(key, introduction.case_id, "introduction", text, waits or on, on, args)
