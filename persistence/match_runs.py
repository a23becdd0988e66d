"""The matching inside an act: a new run on demand, and whether a pair is possible at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, select

from domain.matching import bars, km_between
from domain.units import Units
from persistence import tables as t
from persistence.match_question import question


class SqlMatchRuns:
    """The MatchRuns port within one transaction."""

    def __init__(self, connection: Connection, units: Units) -> None:
        self._connection, self._units = connection, units

    def rerun(self, on: date, at: datetime) -> Mapping[str, int]:
        from persistence.sweeps.matching import rerun  # the sweeps know the store, which makes this

        return rerun(self._connection, self._units, on, at)

    def bars(self, case_id: UUID, vacancy_id: UUID, on: date) -> tuple[str, ...]:
        """Wording keys of what keeps the pair apart today; `match.bar.not_weighed` for who is not in the run."""
        asked = question(self._connection, self._units, on)
        codes = {known: code for code, known in asked.vacancies.items()}
        person = next((each for each in asked.problem.people if asked.cases[each.id] == case_id), None)
        vacancy = next((each for each in asked.problem.vacancies if each.id == codes.get(vacancy_id)), None)
        if person is None or vacancy is None:
            return ("match.bar.not_weighed",)
        km = km_between(asked.problem.distance_km, person.commune, vacancy.commune)
        found = {f"match.bar.{each}" for each in bars(person, vacancy, km)}
        return tuple(sorted(found | ({"match.bar.forbidden"} if self._tried(case_id, vacancy_id) else set())))

    def _tried(self, case_id: UUID, vacancy_id: UUID) -> bool:
        """An officer's own ban gives way to the officer's pin; an introduction that came to nothing does not."""
        i = t.introduction.c
        query = select(i.id).where(i.case_id == case_id, i.vacancy_id == vacancy_id).limit(1)
        return self._connection.scalar(query) is not None
