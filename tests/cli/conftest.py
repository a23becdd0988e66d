"""A folder as `duongve init` makes it, with two people's cases, copied for every test."""

from __future__ import annotations

import socket
from pathlib import Path
from shutil import copytree

import pytest

from persistence.engine import open_engine
from persistence.store_facts import write_fact
from tests.cli.terminal import Terminal
from tests.support.offices import DAY, MASTER, Person, an_office


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DUONGVE_DATABASE_URL", "DUONGVE_SECRET_KEY_FILE", "PREFECT_API_URL"):
        monkeypatch.delenv(name, raising=False)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("DUONGVE_PORT", str(probe.getsockname()[1]))
    monkeypatch.setenv("DUONGVE_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("DUONGVE_TODAY", DAY.isoformat())


@pytest.fixture
def duongve(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture(scope="session")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "var"
    folder.mkdir()
    with an_office(f"sqlite:///{folder / 'duongve.db'}") as office:
        Person(office)
        Person(office, "Vi Thị Hoa").supported()
    key = folder / "master.key"
    key.touch(mode=0o600)
    key.write_text(MASTER.hex())
    return folder


@pytest.fixture
def store(_kept: Path, tmp_path: Path) -> Path:
    """The data folder: NX-2026-0001 has just returned, NX-2026-0002 is supported."""
    return Path(copytree(_kept, tmp_path / "var"))


@pytest.fixture
def invented(store: Path) -> Path:
    """The same, marked as a data set of invented people."""
    engine = open_engine(f"sqlite:///{store / 'duongve.db'}")
    with engine.execution_options(writes=True).begin() as connection:
        write_fact(connection, "demo", "1")
    engine.dispose()
    return store
