"""Loads the invented district by doing, in order, what its people would have done: every history is real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from domain.viewer import Viewer
from persistence.reference import add_reference
from persistence.unit_of_work import Store
from seed import FIXED_DAY, SEED
from seed.district import District, district
from seed.register import rows_of
from seed.stories.tale import Step
from seed.stories.telling import tell
from workflows.services.office import Office

Progress = Callable[[int, int], None]


def load_district(
    office: Office, store: Store, *, seed: int = SEED, progress: Progress | None = None
) -> Mapping[str, int]:
    """Counts of what was loaded; `progress(done, all)`. Raises RealDataRefused for a store that holds people."""
    drawn = district(seed)
    add_invented_register(store, drawn)
    steps = tell(drawn, seed)
    _replay(office, steps, progress)
    return {
        "persons": len(drawn.in_the_book()),
        "cases": len(drawn.residents),
        "commands": len(steps),
        "loans": len(drawn.loans),
        "groups": len(drawn.support_groups),
    }


def add_invented_register(store: Store, drawn: District) -> None:
    """Everything but people; marks the store as invented, standing on the fixed legal day."""
    facts = {"demo": "1", "demo_day": FIXED_DAY.isoformat()}
    add_reference(store, rows_of(drawn, store.keyring.seal_staff), facts)


def _replay(office: Office, steps: list[Step], progress: Progress | None) -> None:
    @cache
    def viewer(user: str, on: date) -> Viewer:
        return office.desk.viewer(user, on)

    for done, step in enumerate(steps, start=1):
        office.perform(
            step.command, by=viewer(step.by, step.on), at=step.at, on=step.on, command_id=step.command_id
        )
        if progress is not None:
            progress(done, len(steps))
