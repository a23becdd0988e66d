"""Loads the invented district by doing, in order, what its people would have done: every history is real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID

from domain.viewer import Viewer
from persistence.reference import add_reference, set_fact, settle_messages
from persistence.tally import add_up
from persistence.unit_of_work import Store
from seed import FIXED_DAY, SEED
from seed.district import District, district
from seed.ids import id_of
from seed.register import rows_of
from seed.stories.tale import Step
from seed.stories.telling import tell
from workflows.services.office import Office
from workflows.services.posting_commands import ChoosePersonMessages

# A fact of the store: what is being loaded, empty once all of it is there.
LOADING = "demo_loading"
_NEWS = timedelta(days=30)

Progress = Callable[[int, int], None]


def load_district(
    office: Office, store: Store, *, seed: int = SEED, progress: Progress | None = None
) -> Mapping[str, int]:
    """Counts of what was loaded; `progress(done, all)`. Raises RealDataRefused for a store that holds people.

    A load that was cut off is finished by the next one of the same seed: every command has its own id.
    """
    drawn = district(seed)
    if office.desk.facts().get(LOADING) != str(seed):
        add_invented_register(store, drawn, str(seed))
    steps = tell(drawn, seed)
    _replay(office, steps, progress)
    _agree(office)
    settle_messages(store, datetime.combine(FIXED_DAY - _NEWS, time(), UTC))
    finished(store)
    return {
        "persons": len(drawn.in_the_book()),
        "cases": len(drawn.residents),
        "commands": len(steps),
        "loans": len(drawn.loans),
        "groups": len(drawn.support_groups),
    }


def _agree(office: Office) -> None:
    """Those whom somebody visits today or tomorrow agreed to be reminded, every third on paper alone."""
    manager = office.desk.viewer("lanhdao", FIXED_DAY)
    at = datetime.combine(FIXED_DAY, time(1), UTC)
    people = office.desk.due.dates(manager, FIXED_DAY, FIXED_DAY + timedelta(days=1), at=at, on=FIXED_DAY)
    visited = [each for each in people if any(why.kind == "visit" for why in each.whys)]
    for place, one in enumerate(sorted(visited, key=lambda each: each.number)):
        channels = ("paper",) if place % 3 == 2 else ("zalo", "paper")
        command = ChoosePersonMessages(UUID(one.case_id), channels)
        made = id_of("command", f"messages|{one.case_id}")
        office.perform(command, by=manager, at=at, on=FIXED_DAY, command_id=made)


def wants_loading(office: Office) -> bool:
    """Whether the store is empty, or holds the part of the district that a load was cut off at."""
    loading = office.desk.facts().get(LOADING)
    empty = not sum(office.desk.summary(FIXED_DAY).by_state.values())
    return loading == str(SEED) or (loading is None and empty)


def add_invented_register(store: Store, drawn: District, loading: str) -> None:
    """Everything but people; marks the store as invented, standing on the fixed legal day, and not yet whole."""
    facts = {"demo": "1", "demo_day": FIXED_DAY.isoformat(), LOADING: loading}
    add_reference(store, rows_of(drawn, store.keyring.seal_staff), facts)


def finished(store: Store) -> None:
    set_fact(store, LOADING, "")
    with store.writing() as connection:
        add_up(connection)


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
