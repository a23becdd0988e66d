"""One person's tale while it is told: an agenda of days, and what is known of the case so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random
from uuid import UUID

from seed import FIXED_DAY, MERGER_DAY
from seed.district import District
from seed.ids import id_of
from seed.journeys import Journey
from seed.people import Resident
from seed.places import UNIT
from seed.staff import OFFICERS, lead_of
from workflows.services.commands import Command

# The order of a day: what comes in, what is seen and reviewed, what is finished, what moves.
RECEPTION, PAPERS, VISIT, REVIEW, FINISH, MOVE, AFTER = range(7)

# Offices open at eight in Vietnam, seven hours ahead of UTC.
_OPENS = time(1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """One command by one user: `on` is the legal day, `at` an instant in office hours of that day."""

    on: date
    at: datetime
    by: str
    command: Command
    command_id: UUID


class Tale:
    """`resting` while the case is paused or closed: whatever the agenda holds for then does not happen."""

    def __init__(self, district: District, code: str, seed: int) -> None:
        self.district = district
        self.resident: Resident = district.residents[code]
        self.journey: Journey = district.journeys[code]
        self.rng = Random(f"{seed}|{code}")
        self.case_id, self.person_id = id_of("case", code), id_of("person", code)
        self.commune = UNIT[self.resident.unit].commune
        self.group = next((each.code for each in district.support_groups if code in each.residents), None)
        self.levels = dict(self.resident.needs)
        self.questionnaire_year = 0
        self.plan_version = 0
        self.open_actions: dict[str, UUID] = {}
        self.referred: set[UUID] = set()
        self.loan_steps = 0  # of the loan file, done so far
        self.listed_in: str | None = None  # the unit whose police drew up the list
        self.resting = False
        self.visited_on: date | None = None
        self.steps: list[Step] = []
        self._agenda: list[tuple[date, int, int, bool, Callable[[date], object]]] = []
        self._count = 0

    def plan(self, day: date, rank: int, act: Callable[[date], object], *, resting: bool = False) -> None:
        """Puts an act on the agenda; `resting` acts happen to a paused or closed case too."""
        if day <= FIXED_DAY:
            self._count += 1
            heappush(self._agenda, (day, rank, self._count, resting, act))

    def live_through(self) -> list[Step]:
        """Does everything on the agenda in order, and answers the steps."""
        while self._agenda:
            day, _, _, resting, act = heappop(self._agenda)
            if resting or not self.resting:
                act(day)
        return self.steps

    def tell(self, on: date, command: Command, by: str | None = None) -> UUID:
        """The id of the command."""
        number = len(self.steps)
        offset = int(self.resident.code[1:]) * 120 + sum(step.on == on for step in self.steps) * 7
        at = datetime.combine(on, _OPENS) + timedelta(seconds=offset)
        command_id = id_of("command", f"{self.resident.code}|{number}")
        self.steps.append(Step(on, at, by or self.officer, command, command_id))
        return command_id

    @property
    def officer(self) -> str:
        return OFFICERS[self.commune]

    @property
    def lead(self) -> str:
        """Who logs visits: the group's lead, whose account in the first group is the demo's."""
        first = self.district.support_groups[0].code
        if self.group is None:
            return self.officer
        return "g5" if self.group == first else lead_of(self.group)

    def unit_on(self, day: date) -> str:
        """The code of the unit of residence at reception, as it was on the day."""
        return self.resident.unit if day < MERGER_DAY else UNIT[self.resident.unit].commune

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def days(self, least: int, most: int) -> timedelta:
        return timedelta(days=self.rng.randint(least, most))
