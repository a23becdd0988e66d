"""A pattern of visits that asks somebody to look: counted and worded, never scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any, cast
from uuid import UUID

from domain.parameters import LawOn
from domain.reviews import Review
from domain.tasks import WorkItem
from domain.visits import Visit

KIND = "flag"


@dataclass(frozen=True, slots=True)
class Flag:
    """`reason` not_met | worse; `count` visits in a row, the first on `since`; `domain` where things got worse.

    `first` is the record that begins the run: as long as the run goes on, it is one flag.
    """

    reason: str
    count: int
    since: date
    first: UUID
    domain: str | None = None

    def item(self, case_id: UUID, on: date) -> WorkItem:
        args: dict[str, Any] = {"count": self.count, "since": self.since.isoformat()}
        if self.domain is not None:
            args["domain"] = self.domain
        return WorkItem(self.key(case_id), case_id, KIND, f"item.flag_{self.reason}", on, on, args)

    def key(self, case_id: UUID) -> str:
        return f"flag|{case_id.hex}|{self.reason}{self.domain or ''}|{self.first.hex[:16]}"


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look at a person, at a visit or a review."""

    id: UUID
    on: date
    met: bool
    domains: Mapping[str, str]


def flags(visits: Iterable[Visit], reviews: Iterable[Review], law: LawOn) -> tuple[Flag, ...]:
    """What the latest visits and reviews amount to, by the days on which they were held."""
    looks = [_Seen(each.id, each.held_on, each.met, each.domains) for each in visits]
    looks += [
        _Seen(each.id, each.held_on, each.result != "not_met", {})
        for each in reviews
        if each.held_on is not None and each.result is not None
    ]
    latest_first = sorted(looks, key=lambda seen: (seen.on, seen.id), reverse=True)
    return (*_not_met(latest_first, law), *_worse(latest_first, law))


def _not_met(latest_first: Sequence[_Seen], law: LawOn) -> Iterator[Flag]:
    run = list(takewhile(lambda seen: not seen.met, latest_first))
    if len(run) >= cast(int, law.value("case.flag_not_met")):
        yield Flag("not_met", len(run), run[-1].on, run[-1].id)


def _worse(latest_first: Sequence[_Seen], law: LawOn) -> Iterator[Flag]:
    """A visit that says nothing of a domain neither goes on with its run nor ends it."""
    for domain in sorted({domain for seen in latest_first for domain in seen.domains}):
        said = [seen for seen in latest_first if domain in seen.domains]
        run = list(takewhile(lambda seen, code=domain: seen.domains[code] == "worse", said))  # type: ignore[misc]
        if len(run) >= cast(int, law.value("case.flag_worse")):
            yield Flag("worse", len(run), run[-1].on, run[-1].id, domain)
