"""Lets cases and groups follow the changes of units: on their day, and later for a case that was reopened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.tasks import keyed
from domain.viewer import SYSTEM
from workflows.services.commands import MergeUnits
from workflows.services.office import Office

# One transaction moves so many cases: officers at work wait for no longer than that.
AT_A_TIME = 200


def follow_units(
    office: Office, on: date, progress: Callable[[int], None] = lambda done: None
) -> dict[str, int]:
    """Every change up to the legal day, the oldest first; done again it moves nothing.

    Counts of cases moved and of cases that wait for somebody's choice; `progress` is told how many were looked at.
    """
    office.desk.units.changes()  # reading them renews a register that this process may have read long ago
    found, seen = {"cases": 0, "asked": 0}, 0
    waits = office.desk.units.left_behind(on) > 0
    for day in (each for each in office.units.changes if each <= on):
        after: str | None = ""
        while after is not None:
            # Where no case waits, groups and offers follow once for each change, and a rerun leaves no trace.
            once = None if waits else keyed(f"follow|{day.isoformat()}")
            done = office.perform(MergeUnits(day, AT_A_TIME, after), by=SYSTEM, on=on, command_id=once)
            if done.replayed:
                break
            found = {name: count + done.counts[name] for name, count in found.items()}
            seen += done.counts["seen"]
            progress(seen)
            after = done.number if done.counts["seen"] == AT_A_TIME else None
    return found
