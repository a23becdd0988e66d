"""A sweep cut off at any statement and run again ends in the rows of one undisturbed run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from domain.sweeps import SWEEPS
from persistence.sweeps import SqlSweeps
from persistence.verify import verify
from tests.support.crowds import ON, a_crowd, copied, opened, rows, sweeps_on
from tests.support.offices import instant
from workflows.services.sweeping import sweep

AT = instant(ON)


class Cut(Exception):
    """The power is gone."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("base")
    url = f"sqlite:///{folder / 'base.db'}"
    with a_crowd(url):
        pass
    with opened(url).connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    yield url


def _small(url: str) -> SqlSweeps:
    """So small that every sweep has several pieces and transactions."""
    return sweeps_on(opened(url), chunk=2, due_per_partition=4)


@pytest.mark.parametrize("name", SWEEPS)
def test_cut_off_at_every_statement_it_ends_in_the_same_rows(name: str, base: str, tmp_path: Path) -> None:
    with copied(base, tmp_path, None) as url:
        whole = _small(url)
        sweep(whole, name, ON, lambda: AT)
        expected = rows(whole.engine)
        whole.engine.dispose()
    cut = 0
    while _ends_the_same(name, base, tmp_path, cut, expected):
        cut += 1
    assert cut > 3


def _ends_the_same(name: str, base: str, folder: Path, cut: int, expected: dict[str, list[str]]) -> bool:
    """Cuts at statement `cut`, runs again and compares; False when the sweep has fewer statements."""
    with copied(base, folder, None) as url:
        sweeps = _small(url)
        struck = _cut_at(sweeps, name, cut)
        sweep(sweeps, name, ON, lambda: AT)
        found = rows(sweeps.engine)
        assert found == expected, f"cut at statement {cut}"
        assert verify(sweeps.engine).broken == []
        sweeps.engine.dispose()
    return struck


def _cut_at(sweeps: SqlSweeps, name: str, cut: int) -> bool:
    left = cut

    def strike(*_: object) -> None:
        nonlocal left
        if left == 0:
            raise Cut
        left -= 1

    event.listen(sweeps.engine, "before_cursor_execute", strike)
    try:
        sweep(sweeps, name, ON, lambda: AT)
    except Cut:
        return True
    finally:
        event.remove(sweeps.engine, "before_cursor_execute", strike)
    return False
