"""What is recorded of a release, counted where releases are alike: no name, no number of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from domain.viewer import Viewer

# What releases may be counted by. None of it ranks anybody, and communes stand in the order of their codes.
FIELDS = ("sex", "ethnicity", "age", "sentence_class", "release_year", "commune", "support")
# Support counts when it began within this many days of release, among those followed past that day.
LANDMARK = 180


@dataclass(frozen=True, slots=True)
class Release:
    """`count` releases alike. `event_on`: the first event after release; `checked_on`: the last look at records.

    `outcome` and `closed_on`: how the case was closed; `lapse`: the facts that the expungement clock asks for;
    `support_on`: the first work or loan. `of`: what it may be counted by.
    """

    released_on: date | None
    event_on: date | None
    checked_on: date | None
    outcome: str | None
    closed_on: date | None
    support_on: date | None = None
    lapse: Mapping[str, Any] = field(default_factory=dict)
    of: Mapping[str, Any] = field(default_factory=dict)
    count: int = 1


class RecidivismReads(Protocol):
    """Releases up to a day, counted where they are alike; with `known_on`, as they were recorded by the end of it.

    `viewer` None: the whole district.
    """

    def releases(
        self,
        event: str,
        by: str | None,
        *,
        as_of: date,
        known_on: date | None = None,
        viewer: Viewer | None = None,
    ) -> Iterable[Release]: ...
