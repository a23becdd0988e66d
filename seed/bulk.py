"""Loads up to a million invented people with the district's proportions, from copies of its own histories."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from domain.errors import BadValue
from persistence.bulk import Binding, Bound, bulk_writer
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from seed import SEED
from seed.copies import Copier
from seed.district import district
from seed.load import add_invented_register, finished
from seed.templates import Template, templates

Progress = Callable[[int, int], None]
Rows = Mapping[str, list[Bound]]

LARGEST = 1_000_000
_PEOPLE, _CLOSED = 104, 22
_MODELS = 24  # districts whose histories are copied
_BATCH = 2_000
_AHEAD = 3  # batches that wait to be written, so that memory stays bounded


def load(
    store: Store, people: int, *, seed: int = SEED, progress: Progress | None = None
) -> Mapping[str, int]:
    """`people` with an open or paused case, and closed cases beside them as in the district.

    Answers counts. Raises RealDataRefused for a store that holds people, BadValue for more than a million.
    """
    if not 1 <= people <= LARGEST:
        raise BadValue(field="people", value=people, expected=f"1–{LARGEST}")
    base = district(seed)
    add_invented_register(store, base, f"{people} people")
    closed = round(people * _CLOSED / _PEOPLE)
    binding = Binding(store.engine.dialect.name)
    worker = _Worker(store.keyring, _models(seed, people, binding), people, seed, binding)
    written, events = 0, 0
    with bulk_writer(store) as write:
        for rows in _generated(worker, people + closed):
            write(rows)
            written += len(rows["person"])
            events += len(rows["case_event"])
            if progress is not None:
                progress(written, people + closed)
    finished(store)
    return {"persons": people, "cases": written, "events": events, "groups": len(base.support_groups)}


def _models(seed: int, people: int, binding: Binding) -> list[Template]:
    """Histories of as many districts as there are people for, up to a number that is variety enough."""
    base = district(seed)
    wanted = min(_MODELS, -(-people // _PEOPLE))
    return [each for turn in range(wanted) for each in templates(seed + turn, base, binding)]


def _generated(worker: _Worker, copies: int) -> Iterator[Rows]:
    """Batches of rows from other processes, a few ahead of the writer."""
    workers = max(1, (os.cpu_count() or 2) - 1)
    with ProcessPoolExecutor(workers, get_context("spawn"), _set_up, (worker,)) as pool:
        waiting: deque[Future[Rows]] = deque()
        for first in range(0, copies, _BATCH):
            waiting.append(pool.submit(_batch, first, min(first + _BATCH, copies)))
            if len(waiting) >= workers + _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Worker:
    """What each process holds: the histories by kind, and the keys to seal copies with."""

    def __init__(
        self, keyring: Keyring, models: list[Template], people: int, seed: int, binding: Binding
    ) -> None:
        self.keyring, self.people, self.seed, self.binding = keyring, people, seed, binding
        self.book = [each for each in models if each.in_the_book]
        self.closed = [each for each in models if not each.in_the_book]

    def template(self, number: int) -> Template:
        if number < self.people:
            return self.book[number % len(self.book)]
        return self.closed[(number - self.people) % len(self.closed)]


# The one worker of this process.
_held: list[_Worker] = []


def _set_up(worker: _Worker) -> None:
    _held[:] = [worker]


def _batch(first: int, end: int) -> Rows:
    [worker] = _held
    copier = Copier(worker.binding, worker.keyring, worker.seed * LARGEST + first)
    return copier.copies((number, worker.template(number)) for number in range(first, end))
