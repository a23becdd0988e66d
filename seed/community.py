"""The invented register of community models: activities, grades, outreach, the title of the year, to published sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from domain.community_models import records as r
from seed import FIRST_DAY, FIXED_DAY, MERGER_DAY
from seed.bodies import CommunityModel
from seed.draw import shares, working_day
from seed.ids import id_of
from seed.places import UNITS, Village
from workflows.shipped import shipped_units

Row = dict[str, Any]

# Published of the cameras since 2023: nearly 20 cases helped cleared, 25 suspects.
CLEARED, SUSPECTS = 19, 25
# Published of the enterprise model.
ENTERPRISE_MEMBERS = 13
_BY = "lanhdao"
_JUDGED = (2024, 2025)
_GRADES = {"good": 15, "fair": 10, "average": 3}
# Nobody has judged these two of the last year yet.
_UNJUDGED = ("MH22", "MH26")


def rows_of_register(
    seed: int, models: tuple[CommunityModel, ...], villages: tuple[Village, ...]
) -> dict[str, list[Row]]:
    """Rows by table name; draws of its own, so that no other part of the data set moves."""
    rng = Random(f"{seed}|community models")
    records: dict[str, list[Any]] = {
        "community_model": [_model(rng, each) for each in models],
        "model_activity": [line for each in models for line in _activities(rng, each)],
        "model_assessment": list(_assessments(rng, models)),
        "outreach_session": list(_outreach(rng, villages)),
        "safety_unit": (units := list(_safety_units(villages))),
        "safety_result": list(_safety_results(rng, units)),
    }
    records["model_activity"] += _cleared(rng, models)
    return {table: [asdict(record) for record in found] for table, found in records.items()}


def _model(rng: Random, each: CommunityModel) -> r.CommunityModel:
    members = ENTERPRISE_MEMBERS if each.kind == "employers" else rng.randint(9, 46)
    return r.CommunityModel(
        id_of("model", each.code), each.code, each.kind, each.name, each.unit, None, members, each.since,
        max(FIRST_DAY, each.since),
    )  # fmt: skip


def _activity(key: str, model: CommunityModel, kind: str, on: date, **counts: int) -> r.Activity:
    people, reports, cleared, suspects = (
        counts.get(name, 0) for name in ("people", "reports", "cleared", "suspects")
    )
    return r.Activity(
        id_of("model activity", f"{model.code}|{key}"), id_of("model", model.code), kind, on, people, reports,
        cleared, suspects, _BY, _entered(on),
    )  # fmt: skip


def _entered(on: date) -> datetime:
    """A few days later, and not before there was a register."""
    return datetime.combine(max(working_day(on + timedelta(days=3)), FIRST_DAY), time(3), UTC)


def _quarters(since: date) -> Iterator[date]:
    """The first day of every whole quarter up to the fixed day."""
    for year in range(since.year, FIXED_DAY.year + 1):
        for month in (1, 4, 7, 10):
            if since <= (first := date(year, month, 1)) and first < FIXED_DAY:
                yield first


def _activities(rng: Random, model: CommunityModel) -> Iterator[r.Activity]:
    """A meeting every quarter; cameras are checked, groups on Zalo receive reports, the others train or help."""
    other = {"camera": "check", "zalo": "reports", "g5_plus": "support", "employers": "support"}
    for first in _quarters(model.since):
        on = working_day(first + timedelta(days=rng.randint(5, 50)))
        most = ENTERPRISE_MEMBERS if model.kind == "employers" else 40
        yield _activity(f"{first}|meeting", model, "meeting", on, people=rng.randint(8, most))
        later = working_day(on + timedelta(days=rng.randint(10, 25)))
        if later <= FIXED_DAY:
            reports = rng.randint(4, 18) if model.kind == "zalo" else 0
            kind = other.get(model.kind, "training")
            yield _activity(f"{first}|more", model, kind, later, people=rng.randint(3, 9), reports=reports)


def _cleared(rng: Random, models: tuple[CommunityModel, ...]) -> list[r.Activity]:
    """One line a case, spread over the cameras and the time since they hang."""
    cameras = [each for each in models if each.kind == "camera"]
    suspects = shares(rng, CLEARED, {2: SUSPECTS - CLEARED, 1: 2 * CLEARED - SUSPECTS})
    days = (FIXED_DAY - cameras[0].since).days
    found = []
    for place, count in enumerate(suspects):
        on = cameras[0].since + timedelta(days=days * (place + 1) // (CLEARED + 1))
        camera = cameras[(place * 7) % len(cameras)]
        found.append(_activity(f"cleared {place}", camera, "reports", on, cleared=1, suspects=count))
    return found


def _assessments(rng: Random, models: tuple[CommunityModel, ...]) -> Iterator[r.Assessment]:
    for year in _JUDGED:
        judged = [
            each
            for each in models
            if each.since < date(year, 10, 1) and not (year == _JUDGED[-1] and each.code in _UNJUDGED)
        ]
        on = working_day(date(year, 12, 15))
        for each, grade in zip(judged, shares(rng, len(judged), _GRADES), strict=True):
            yield r.Assessment(
                id_of("model assessment", f"{each.code}|{year}"), id_of("model", each.code), year, grade, on,
                f"{rng.randint(60, 190)}/BC-BCĐ138", _BY, _entered(on),
            )  # fmt: skip


def _outreach(rng: Random, villages: tuple[Village, ...]) -> Iterator[r.OutreachSession]:
    """One or two sessions a quarter in every unit of before, under the codes of their day."""
    for first in _quarters(FIRST_DAY):
        for unit in UNITS:
            for number in range(rng.randint(1, 2)):
                on = working_day(first + timedelta(days=rng.randint(3, 80)))
                if on > FIXED_DAY:
                    continue
                entered = _entered(on)
                code = unit.code if entered.date() < MERGER_DAY else unit.commune
                village = rng.choice([each for each in villages if each.unit == unit.code])
                pupils = rng.random() < 0.25
                yield r.OutreachSession(
                    id_of("outreach", f"{unit.code}|{first}|{number}"), code, None if pupils else village.name,
                    None, rng.choice(r.TOPICS[:-1]), "pupils" if pupils else rng.choice(("villagers", "members")),
                    rng.randint(90, 320) if pupils else rng.randint(28, 95), on, _BY, entered,
                )  # fmt: skip


def _safety_units(villages: tuple[Village, ...]) -> Iterator[r.SafetyUnit]:
    """The communes before and after the merger; villages, schools, health stations and firms of their places."""
    for unit in UNITS:
        place = unit.name.partition(" ")[2].removeprefix("trấn ")
        yield _unit("commune", unit.code, unit.name, until=MERGER_DAY.year)
        yield _unit("agency", unit.code, f"Trạm Y tế {place}")
        for level in ("Mầm non", "Tiểu học", "THCS"):
            yield _unit("school", unit.code, f"Trường {level} {place}")
        for kind in ("Hợp tác xã dịch vụ nông nghiệp", "Cơ sở chế biến lâm sản"):
            yield _unit("firm", unit.code, f"{kind} {place}")
    for village in villages:
        yield _unit("village", village.unit, village.name)
    for commune in shipped_units().on(MERGER_DAY):
        yield _unit("commune", commune.code, commune.name, since=MERGER_DAY.year, registered_on=MERGER_DAY)


def _unit(
    kind: str,
    code: str,
    name: str,
    since: int = _JUDGED[0],
    until: int | None = None,
    registered_on: date = FIRST_DAY,
) -> r.SafetyUnit:
    key = f"{kind}|{code}|{name}|{since}"
    return r.SafetyUnit(id_of("safety unit", key), kind, code, name, registered_on, since, until)


def _safety_results(rng: Random, units: list[r.SafetyUnit]) -> Iterator[r.SafetyResult]:
    """Over 90 % of every kind in every year, as published; two villages wait for the word on the last one."""
    for year in _JUDGED:
        on = working_day(date(year + 1, 1, 12))
        for kind in r.UNIT_KINDS:
            going = [each for each in units if each.kind == kind and each.goes_for(year)]
            if kind == "village" and year == _JUDGED[-1]:
                going = going[:-2]
            missed = set(rng.sample(range(len(going)), len(going) // 16))
            for place, unit in enumerate(going):
                yield r.SafetyResult(
                    id_of("safety result", f"{unit.id.hex}|{year}"), unit.id, year, place not in missed, on,
                    f"{rng.randint(12, 90)}/QĐ-UBND", _BY, _entered(on),
                )  # fmt: skip
