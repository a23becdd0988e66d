"""The ground under the other tests: both databases are real and empty, and the browser draws Vietnamese."""

import asyncio
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine, inspect
from starlette.testclient import TestClient

from persistence.engine import open_engine
from persistence.schema import upgrade
from tests.support.crowds import rows
from tests.support.offices import an_office
from tests.support.straight import LOCAL, OURS, client_of
from tests.support.tree import VENDORED
from tools.scratch import scratch
from web.app import create_app

FOREIGN = re.compile(r"GDS Transport|govuk-crest|@import|url\(['\"]?(/|https?:)")


def test_each_database_url_leads_to_an_empty_database(database_url: str) -> None:
    engine = create_engine(database_url)
    try:
        assert inspect(engine).get_table_names() == []
    finally:
        engine.dispose()


@pytest.mark.postgres
def test_two_databases_of_one_server_do_not_see_each_other(postgres, postgres_url: str) -> None:
    with postgres.database() as other:
        assert other != postgres_url
        engine = create_engine(other)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE here (id int)")
        engine.dispose()
        first = create_engine(postgres_url)
        assert inspect(first).get_table_names() == []
        first.dispose()


@pytest.mark.browser
def test_the_browser_draws_vietnamese_in_the_vendored_font(page: Page, tmp_path: Path) -> None:
    sheet = (VENDORED / "fonts" / "be-vietnam-pro.css").as_uri()
    (tmp_path / "page.html").write_text(
        f'<link rel="stylesheet" href="{sheet}"><p style="font-family: Be Vietnam Pro">Đường Về ₫ ữ ặ</p>',
        encoding="utf-8",
    )
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") == 2


@pytest.mark.parametrize("sheet", sorted(VENDORED.rglob("*.css")), ids=lambda path: path.name)
def test_a_vendored_sheet_asks_nothing_of_others_and_shows_no_emblem(sheet: Path) -> None:
    assert not FOREIGN.search(sheet.read_text(encoding="utf-8"))


@pytest.mark.parametrize("sheet", sorted(VENDORED.rglob("*.css")), ids=lambda path: path.name)
def test_every_file_that_a_vendored_sheet_names_is_there(sheet: Path) -> None:
    named = re.findall(r"url\((?!data:)([^)]+)\)", sheet.read_text(encoding="utf-8"))
    assert [name for name in named if not (sheet.parent / name).is_file()] == []


@pytest.mark.parametrize(
    "folder", sorted(path for path in VENDORED.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_every_vendored_folder_brings_its_licence(folder: Path) -> None:
    assert "Copyright" in (text := (folder / "LICENSE").read_text(encoding="utf-8")) or "Zero-Clause" in text


def test_a_copied_office_is_the_one_that_migrations_and_filling_make(
    database_url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The schema of the database itself, and every row."""

    def said(url: str) -> tuple[dict[str, object], dict[str, list[str]]]:
        engine = open_engine(url)
        found = inspect(engine)
        columns: dict[str, object] = {
            name: [(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(name)]
            for name in sorted(found.get_table_names())
        }
        held = rows(engine)
        engine.dispose()
        return columns, held

    with an_office(database_url):
        pass
    if database_url.startswith("sqlite"):
        built = f"sqlite:///{tmp_path / 'built.db'}"
        _migrated_and_filled(built)
        assert said(database_url) == said(built)
    else:
        with request.getfixturevalue("postgres").database() as built:
            _migrated_and_filled(built)
            assert said(database_url) == said(built)


def _migrated_and_filled(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    with an_office(url):  # what is there already is not replaced by a copy
        pass


def test_the_usual_folder_serves_where_memory_has_no_room(tmp_path: Path) -> None:
    usual = Path(tempfile.gettempdir())
    assert scratch(tmp_path, room=0) == tmp_path
    assert scratch(tmp_path, room=1 << 60) == usual
    assert scratch(tmp_path / "not there", room=0) == usual


@pytest.mark.parametrize("within_a_loop", [False, True])
def test_a_client_without_a_thread_of_its_own_answers_as_starlettes_does(
    sqlite_url: str, within_a_loop: bool
) -> None:
    def asked(client: TestClient) -> list[object]:
        answers = [
            client.get("/sign-in", headers={"accept-encoding": "gzip"}),
            client.get("/cases"),
            client.post("/sign-in", data={"user": "canbo", "password": "ơ" * 9}),
            client.post("/sign-in", files={"file": ("a.pdf", b"%PDF")}),
            client.get("/healthz"),
        ]
        heads = [{name for name in each.headers if name != "date"} for each in answers]
        return [
            (each.status_code, len(each.text) > 0, head) for each, head in zip(answers, heads, strict=True)
        ]

    async def in_a_loop(client: TestClient) -> list[object]:
        return asked(client)

    with an_office(sqlite_url) as office:
        app = create_app(office)
        theirs = asked(TestClient(app, LOCAL, False, headers=dict(OURS), follow_redirects=False))
        ours = client_of(app)
        if not within_a_loop:
            assert asked(ours) == theirs
            return
        with ThreadPoolExecutor(1) as thread:  # this one may be a browser's already
            assert thread.submit(asyncio.run, in_a_loop(ours)).result() == theirs
