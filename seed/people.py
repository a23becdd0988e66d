"""The people themselves: who they are, where they live and what they come home with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from seed.draw import shares, some
from seed.employers import SKILLS
from seed.journeys import Journey
from seed.names import Namer
from seed.needs import Background, needs
from seed.offences import Sentence
from seed.phones import Phones
from seed.places import UNIT, Village

SEX_SHARES: Mapping[str, float] = {"male": 93, "female": 7}
CONSENTS: Mapping[str, float] = {"bank": 0.55, "employer": 0.65, "referral": 0.85}
_LEAST_AGE: Mapping[str, int] = {"prison_to_5": 18, "prison_5_to_15": 24, "prison_over_15": 34}
_SECTORS = ("wood", "garment", "stone", "farm")
_UNDER_18_SHARE = 0.02
# Ages at release, 18 to 65 and about 36 on average: first and last year of a band, and its share.
_AGES: Mapping[tuple[int, int], float] = {(18, 24): 15, (25, 34): 36, (35, 44): 29, (45, 54): 14, (55, 65): 6}
_SENTENCED_YOUNG = (18, 19)
_REACH_KM = (5, 10, 15, 20, 30, 50)


@dataclass(frozen=True, slots=True)
class Resident:
    """One invented person at reception. `unit` is the code to 2025-06-30, `village` the data set's own.

    `needs` has a level (none, some, pressing) for each of the ten domains; wages are đồng a month.
    """

    code: str
    name: str
    sex: str
    born_in: int
    ethnicity: str
    unit: str
    village: str
    address: str
    citizen_id: str
    phone: str | None
    sentence: Sentence
    under_18: bool
    certificate: str
    certificate_no: str
    completed_on: date
    other_penalties_done: bool | None
    household_has_adult: bool | None
    needs: Mapping[str, str]
    skills: tuple[str, ...]
    wage_min_vnd: int
    max_km: int
    excluded_sectors: tuple[str, ...]
    consents: tuple[str, ...]


class People:
    """Draws residents one after another; numbers and telephone numbers are given once."""

    def __init__(self, rng: Random, namer: Namer, phones: Phones) -> None:
        self._rng, self._namer, self._phones = rng, namer, phones
        self._ids: set[str] = set()

    def draw(
        self, journeys: Mapping[str, Journey], sentences: list[Sentence], homes: list[Village]
    ) -> dict[str, Resident]:
        """One for each journey, under its code, with the shares of sex held over all of them."""
        sexes = shares(self._rng, len(journeys), SEX_SHARES)
        bands = shares(self._rng, len(journeys), _AGES)
        youngest = self._sentenced_young(sentences)
        rows = enumerate(zip(journeys, sentences, homes, sexes, bands, strict=True))
        return {
            code: self._one(
                code, journeys[code], sentence, home, sex, _SENTENCED_YOUNG if index in youngest else band
            )
            for index, (code, sentence, home, sex, band) in rows
        }

    def _sentenced_young(self, sentences: list[Sentence]) -> set[int]:
        """A few who were sentenced under 18 and come home at 18 to 20."""
        fitting = [index for index, each in enumerate(sentences) if each.months >= 24 and each.months <= 48]
        return set(self._rng.sample(fitting, min(len(fitting), round(len(sentences) * _UNDER_18_SHARE))))

    def _one(
        self, code: str, journey: Journey, sentence: Sentence, home: Village, sex: str, band: tuple[int, int]
    ) -> Resident:
        rng, released = self._rng, journey.completed_on
        age = max(_LEAST_AGE[sentence.sentence_class], rng.randint(*band))
        peoples = UNIT[home.unit].peoples
        ethnicity = rng.choices(tuple(peoples), tuple(peoples.values()))[0]
        profile = needs(rng, Background(sentence.offence_group, age))
        return Resident(
            code=code,
            name=self._namer(ethnicity, sex),
            sex=sex,
            born_in=released.year - age,
            ethnicity=ethnicity,
            unit=home.unit,
            village=home.code,
            address=f"Số nhà {rng.randint(1, 160)}, {home.name}",
            citizen_id=self._citizen_id(sex, released.year - age),
            phone=self._phones() if rng.random() < 0.9 else None,
            sentence=sentence,
            under_18=band == _SENTENCED_YOUNG,
            certificate="amnesty" if journey.amnestied else "completion",
            certificate_no=self._certificate_no(journey),
            completed_on=released,
            other_penalties_done=_penalties_done(profile, journey),
            household_has_adult=rng.choices((True, False, None), (88, 5, 7))[0],
            needs=profile,
            skills=some(rng, SKILLS, 0, 3),
            wage_min_vnd=rng.randint(45, 64) * 100_000,
            max_km=rng.choices(_REACH_KM, (8, 14, 16, 18, 20, 24))[0],
            excluded_sectors=some(rng, _SECTORS, 1, 1) if rng.random() < 0.2 else (),
            consents=self._consents(journey),
        )

    def _citizen_id(self, sex: str, born_in: int) -> str:
        """Province, a digit for century and sex, two of the birth year, six of chance."""
        century_and_sex = 2 * (born_in // 100 - 19) + (sex == "female")
        stem = f"038{century_and_sex}{born_in % 100:02}"
        number = stem + f"{self._rng.randrange(10**6):06}"
        while number in self._ids:
            number = stem + f"{self._rng.randrange(10**6):06}"
        self._ids.add(number)
        return number

    def _certificate_no(self, journey: Journey) -> str:
        kind = "ĐX" if journey.amnestied else "GCN"
        return f"{self._rng.randint(1, 2400):04}/{journey.completed_on.year}/{kind}"

    def _consents(self, journey: Journey) -> tuple[str, ...]:
        draws = {body: self._rng.random() < share for body, share in CONSENTS.items()}
        draws["bank"] = draws["bank"] or journey.route.borrows
        return tuple(body for body, given in draws.items() if given)


def _penalties_done(profile: Mapping[str, str], journey: Journey) -> bool | None:
    """Fines and compensation: owed where that need presses, unknown at some receptions, paid by the rest."""
    if journey.route.outcome == "expunged":
        return True
    return {"pressing": False, "some": None, "none": True}[profile["legal"]]
