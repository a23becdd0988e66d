"""The sheet may lie on a table at home: for none of the invented people does it say why there is a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from sqlalchemy import select

from domain.sheet import FORBIDDEN, says_too_much
from domain.wording import TEXTS
from persistence import tables as t
from persistence.unit_of_work import Store
from seed.load import load_district
from tests.support.visiting import visitor_of
from workflows.bootstrap import initialise, open_office
from workflows.services.office import Office
from workflows.settings import Settings


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("sheets"))
    initialise(settings)
    office = open_office(settings)
    assert isinstance(office.store, Store)
    load_district(office, office.store)
    office.store.engine.dispose()
    yield open_office(settings)


def _said(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def test_no_sheet_of_anybody_says_too_much(office: Office) -> None:
    assert isinstance(office.store, Store)
    with office.store.engine.connect() as connection:
        rows = connection.execute(select(t.case.c.number, t.case.c.outcome == "expunged")).all()
    assert len(rows) > 120
    visitor = visitor_of(office, "lanhdao")
    found = {}
    for number, expunged in rows:
        answer = visitor.get(f"/cases/{number}/sheet")
        assert answer.status_code == (404 if expunged else 200)  # after expungement a case is out of sight
        if expunged:
            continue
        said = _said(answer.text)
        assert "Kế hoạch của tôi" in said and "Quyền của tôi" in said
        if says_too_much(said):
            found[number] = [
                word for word in FORBIDDEN if re.search(rf"(?<!\w){word}(?!\w)", said.casefold())
            ]
    assert found == {}


def test_neither_do_its_texts_in_any_case(office: Office) -> None:
    keys = [key for key in TEXTS if key.startswith(("sheet", "pack.", "referral_is.", "objection_is."))]
    assert len(keys) > 50
    assert [key for key in keys if says_too_much(TEXTS[key][0])] == []


@pytest.mark.parametrize(
    ("words", "too_much"),
    [
        ("Hỏi cơ quan thi hành án về nghĩa vụ còn lại", True),
        ("Xóa án tích", True),
        ("XOÁ ÁN TÍCH", True),
        ("Đi cai nghiện", True),
        ("Đi tù về", True),
        ("Vay theo Quyết định 22", True),
        ("Làm dự án nuôi dê, bằng cấp nghề may", False),
        ("Đưa từng bước, nuôi gà", False),
        ("Đến Công an làm căn cước", False),
        ("Nhờ anh Phạm Văn Cai kèm nghề", False),
    ],
)
def test_a_word_is_a_word_and_not_a_part_of_one(words: str, too_much: bool) -> None:
    assert says_too_much(words) is too_much
