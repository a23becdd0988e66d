"""The ground under the other tests: both databases are real and empty, and the browser draws Vietnamese."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import create_engine, inspect

from tests.support.tree import VENDORED

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
