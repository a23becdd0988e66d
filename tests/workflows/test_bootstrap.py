"""Where ports meet adapters: initialising, opening, refusing."""

from datetime import date
from pathlib import Path
from uuid import RFC_4122

import pytest

from domain.errors import KeyMissing, SchemaMissing
from workflows.bootstrap import initialise, open_office, uuid7, verify_history
from workflows.settings import Settings


def settings(folder: Path, **more: object) -> Settings:
    return Settings(data_dir=folder, **more)  # type: ignore[arg-type]


def test_initialising_makes_a_key_and_a_schema_and_doing_it_again_keeps_them(tmp_path: Path) -> None:
    here = settings(tmp_path / "var")
    assert initialise(here) is True
    key = here.key_file.read_bytes()
    assert initialise(here) is False
    assert here.key_file.read_bytes() == key
    office = open_office(here)
    assert office.desk.summary(office.today()).persons == 0
    assert verify_history(here).broken == []


def test_without_its_key_a_store_does_not_open_but_its_history_is_verified(tmp_path: Path) -> None:
    here = settings(tmp_path)
    initialise(here)
    here.key_file.unlink()
    with pytest.raises(KeyMissing):
        open_office(here)
    assert verify_history(here).cases == 0


def test_a_store_without_a_schema_says_what_to_run(tmp_path: Path) -> None:
    here = settings(tmp_path)
    initialise(here)
    elsewhere = settings(tmp_path, database_url=f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(SchemaMissing):
        open_office(elsewhere)


def test_the_legal_day_can_be_set(tmp_path: Path) -> None:
    here = settings(tmp_path, today=date(2026, 9, 30))
    initialise(here)
    assert open_office(here).today() == date(2026, 9, 30)


def test_uuids_rise_and_are_of_version_seven() -> None:
    found = [uuid7() for _ in range(10_000)]
    assert found == sorted(set(found))
    assert {(each.version, each.variant) for each in found} == {(7, RFC_4122)}
