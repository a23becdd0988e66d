"""An introduction goes its steps and no others; a vacancy keeps its quota, its wage floor and its closed list."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest

from domain import introductions as i
from domain import work_limits
from domain.case import Case
from domain.errors import BadValue
from domain.introductions import DEEDS, MOVES, STATUSES, Introduction, IntroductionMoved
from domain.vacancies import (
    EXCLUSIONS,
    Exclusion,
    ExclusionDecided,
    Vacancy,
    VacancyFull,
    VacancyNotOpen,
    WageTooLow,
    asked_to_exclude,
    decided,
    offered,
)
from workflows.shipped import shipped_law

ON = date(2026, 3, 2)
DAY = timedelta(days=1)
VACANCY = Vacancy(UUID(int=1), "VT-1", UUID(int=2), "16174", "", 6_000_000, 2, ON, ON + 30 * DAY)
ONE = Introduction(
    UUID(int=3), UUID(int=4), VACANCY.id, VACANCY.employer_id, "proposed", ON, "canbo", "sewing"
)
REASON = "Máy bóc ván nằm trong danh mục công việc cấm lao động chưa thành niên"


@pytest.mark.parametrize(("status", "deed"), list(product(STATUSES, DEEDS)))
def test_every_deed_at_every_status_goes_on_or_is_refused(status: str, deed: str) -> None:
    expected = MOVES.get((status, deed))
    if expected is None:
        with pytest.raises(IntroductionMoved) as refused:
            i.moved(replace(ONE, status=status), deed)
        assert refused.value.data == {"status": status, "deed": deed}
    else:
        assert i.moved(replace(ONE, status=status), deed).status == expected


def test_no_name_is_told_before_the_person_agreed() -> None:
    first = i.told(ONE, VACANCY, "Xưởng", ON).data["fields"]
    then = i.told(i.agreed(ONE, shipped_law().on(ON)), VACANCY, "Xưởng", ON).data["fields"]
    assert set(first).isdisjoint({"name", "phone", "commune", "sex", "ethnicity", "birth_year"})
    assert then == ["name", "phone"]


def test_the_profile_is_skills_and_limits_of_work_alone() -> None:
    case = Case(UUID(int=4), UUID(int=5), skills="sewing", max_hours=40, heavy_work=False, unit_code="16174")
    made = i.proposed(UUID(int=3), case, VACANCY, "canbo", ON)
    assert {name: getattr(made, name) for name in i.PROFILE} == {
        "skills": "sewing", "max_hours": 40, "heavy_work": False, "night_work": None, "driving_licence": None,
    }  # fmt: skip


@pytest.mark.parametrize(("later", "overdue"), [(6, False), (7, False), (8, True)])
def test_the_firm_has_until_the_end_of_the_last_day(later: int, overdue: bool) -> None:
    waiting = i.agreed(ONE, shipped_law().on(ON))
    assert waiting.due_on == ON + 7 * DAY
    assert i.overdue(waiting, ON + later * DAY) is overdue


@pytest.mark.parametrize(
    ("answer", "code", "words"), [("maybe", None, None), ("refuse", None, None), ("refuse", "other", None)]
)
def test_an_answer_without_its_reason_is_refused(answer: str, code: str | None, words: str | None) -> None:
    with pytest.raises(BadValue):
        i.answered(replace(ONE, status="agreed"), answer, code, words, "dn", ON)


@pytest.mark.parametrize("status", STATUSES)
def test_an_opening_is_held_while_somebody_has_it_or_is_on_the_way(status: str) -> None:
    others = [replace(ONE, status=status)]
    assert i.quota_left(VACANCY, others) == (1 if status in i.HOLDING else 2)


def test_over_the_quota_and_outside_the_dates_nobody_is_introduced() -> None:
    with pytest.raises(VacancyFull):
        i.require_room(VACANCY, [ONE, ONE], ON)
    for day in (ON - DAY, ON + 30 * DAY):
        with pytest.raises(VacancyNotOpen):
            i.require_room(VACANCY, [], day)
    i.require_room(VACANCY, [ONE], ON + 29 * DAY)


@pytest.mark.parametrize(("wage", "refused"), [(3_699_999, True), (3_700_000, False)])
def test_a_wage_under_the_floor_is_refused_with_its_citation(wage: int, refused: bool) -> None:
    if not refused:
        assert offered(replace(VACANCY, wage_vnd=wage), (), shipped_law().on(ON)).wage_vnd == wage
        return
    with pytest.raises(WageTooLow) as low:
        offered(replace(VACANCY, wage_vnd=wage), (), shipped_law().on(ON))
    assert low.value.data["floor_vnd"] == 3_700_000 and "293/2025" in low.value.data["citation"]


def test_a_day_without_a_known_floor_asks_for_none() -> None:
    assert offered(replace(VACANCY, wage_vnd=1), (), shipped_law().on(date(2025, 12, 31))).wage_vnd == 1


@pytest.mark.parametrize(
    "change", [{"openings": 0}, {"openings": -1}, {"shift": "dawn"}, {"hours_week": 0}, {"hours_week": 61}]
)
def test_a_vacancy_that_cannot_be_is_refused(change: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        offered(replace(VACANCY, **change), (), shipped_law().on(ON))  # type: ignore[arg-type]


ASKED = Exclusion(UUID(int=9), VACANCY.id, "under_18", REASON, "waiting", ON)


@pytest.mark.parametrize(
    ("code", "words"),
    [("former", REASON), ("under_18", "ngắn"), ("under_18", "Không nhận người có án tích vì lý do an toàn"),
     ("no_licence", "Không nhận người đã từng dùng ma túy ở xưởng này")],
)  # fmt: skip
def test_an_exclusion_off_the_list_or_about_a_past_is_refused(code: str, words: str) -> None:
    with pytest.raises(BadValue):
        asked_to_exclude(replace(ASKED, code=code, justification=words))


def test_an_exclusion_is_decided_once_and_refused_with_a_reason() -> None:
    assert asked_to_exclude(ASKED) == ASKED
    with pytest.raises(BadValue):
        decided(ASKED, False, None, "canbo", ON)
    allowed = decided(ASKED, True, None, "canbo", ON)
    with pytest.raises(ExclusionDecided):
        decided(allowed, False, "Nghĩ lại", "canbo", ON)


def limits(**known: object) -> frozenset[str]:
    whole: dict[str, object] = dict.fromkeys(
        ("max_hours", "heavy_work", "night_work", "driving_licence", "birth_year")
    )
    return work_limits.limits(**(whole | known), on=ON)  # type: ignore[arg-type]


def test_what_nobody_stated_limits_nothing() -> None:
    everything = work_limits.demands(shift="night", hours_week=60, heavy=True, allowed=EXCLUSIONS)
    assert not limits() & everything


@pytest.mark.parametrize(
    ("person", "vacancy", "barred"),
    [
        ({"heavy_work": False}, {"heavy": True}, True),
        ({"heavy_work": True}, {"heavy": True}, False),
        ({"heavy_work": False}, {}, False),
        ({"night_work": False}, {"shift": "rotating"}, True),
        ({"night_work": False}, {"shift": "evening"}, False),
        ({"max_hours": 40}, {"hours_week": 41}, True),
        ({"max_hours": 40}, {"hours_week": 40}, False),
        ({"birth_year": 2008}, {"allowed": ("under_18",)}, True),
        ({"birth_year": 2007}, {"allowed": ("under_18",)}, False),
        ({"birth_year": 2008}, {}, False),
        ({"driving_licence": False}, {"allowed": ("no_licence",)}, True),
    ],
)
def test_a_limit_meets_the_demand_it_is_about(person: dict, vacancy: dict, barred: bool) -> None:  # type: ignore[type-arg]
    whole = {"shift": "day", "hours_week": None, "heavy": False, "allowed": ()} | vacancy
    assert bool(limits(**person) & work_limits.demands(**whole)) is barred
