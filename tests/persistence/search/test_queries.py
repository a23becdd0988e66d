"""What an officer types, and who is found first."""

from __future__ import annotations

import unicodedata

import pytest

from domain.names import fold
from domain.viewer import Role, Viewer
from tests.persistence.search.conftest import CROWD, KNOWN, Ask
from tests.support.offices import DAY

# Query, and the names that must come first, in this order.
FIRST = [
    ("Nguyễn Văn An", ["Nguyễn Văn An", "Nguyễn Văn Ân", "An Văn Nguyễn", "Nguyễn Văn Anh"]),
    ("Nguyễn Văn Ân", ["Nguyễn Văn Ân", "Nguyễn Văn An"]),
    ("nguyen van ân", ["Nguyễn Văn Ân"]),
    ("NGUYỄN VĂN ÂN", ["Nguyễn Văn Ân"]),
    ("an van nguyen", ["An Văn Nguyễn"]),
    ("Ân Văn Nguyễn", ["An Văn Nguyễn", "Nguyễn Văn Ân"]),
    ("nguyen van anh", ["Nguyễn Văn Anh"]),
    ("Đặng Thị Hoá", ["Đặng Thị Hóa", "Đặng Thị Hoa"]),
    ("Đặng Thị Hoa", ["Đặng Thị Hoa", "Đặng Thị Hóa"]),
    (unicodedata.normalize("NFD", "Đặng Thị Hóa"), ["Đặng Thị Hóa"]),
    ("luong dinh duc", ["Lường Đình Đức"]),
    ("đang van đuc", ["Dang Van Duc"]),
    ("thu huong", ["Hà Thị Thu Hương"]),
    ("ha huong", ["Hà Thị Thu Hương"]),
    ("huong thu thi ha", ["Hà Thị Thu Hương"]),
    ("ha thi thu h", ["Hà Thị Thu Hương"]),
    ("luong dinh d", ["Lường Đình Đức"]),
    ("y krong blo", ["Y Krông Blô"]),
    ("quang", ["Quàng"]),
    ("hùng lương", ["Lương Văn Hùng", "Lương Văn Hưng"]),
    ("  lương\tvăn\nhưng ", ["Lương Văn Hưng", "Lương Văn Hùng"]),
]
# One wrong letter a syllable and no tones, the keys of a switched-off input method, a foreign syllable mistyped.
SIMILAR = [
    ("hx thj thuu hurng", "Hà Thị Thu Hương"),
    ("lunog dihn duv", "Lường Đình Đức"),
    ("dagn thk hoq", "Đặng Thị Hóa"),
    ("dangwj thij hoas", "Đặng Thị Hóa"),
    ("luwowngf ddinhf dduwcs", "Lường Đình Đức"),
    ("y krog bllo", "Y Krông Blô"),
    ("quanng", "Quàng"),
]


@pytest.mark.parametrize(("query", "names"), FIRST)
def test_the_nearest_names_come_first(ask: Ask, query: str, names: list[str]) -> None:
    assert [row.name for row in ask(query).rows][: len(names)] == names


@pytest.mark.parametrize(("query", "name"), SIMILAR)
def test_a_name_is_found_with_a_wrong_letter_in_every_syllable(ask: Ask, query: str, name: str) -> None:
    assert name in [row.name for row in ask(query).rows]


def test_similar_names_beside_the_typed_one_differ_in_one_letter_and_are_few(ask: Ask) -> None:
    found = ask("luong van hung")
    assert [row.name for row in found.rows][:2] == ["Lương Văn Hùng", "Lương Văn Hưng"]
    assert found.total <= 10


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("nguyen van an 1988", {"Nguyễn Văn An", "Nguyễn Văn Anh"}),
        ("nguyen van an sinh năm 1990", {"Nguyễn Văn Ân"}),
        ("an van nguyen sn 1971", {"An Văn Nguyễn"}),
        ("nguyễn văn 20/11/1988", {"Nguyễn Văn An", "Nguyễn Văn Anh"}),
    ],
)
def test_a_birth_year_narrows(ask: Ask, query: str, names: set[str]) -> None:
    found = ask(query).rows
    assert names <= {row.name for row in found}
    assert {row.birth_year for row in found} == {int(query[-4:])}


@pytest.mark.parametrize(
    "query",
    [
        *("NX-2026-0003", "nx-2026-0003", "2026-0003", "2026-3", "0003", "3"),
        *("038000000003", "038 000 000 003"),
        *("0900000003", "+84 900 000 003", "84900000003", "An Văn Nguyễn 0900000003"),
    ],
)
def test_a_number_finds_its_case_alone(ask: Ask, query: str) -> None:
    assert [row.name for row in ask(query).rows] == ["An Văn Nguyễn"]


def of_unit(*codes: str) -> set[str]:
    return {name for name, _, unit in KNOWN if unit in codes}


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("Xã Hóa Quỳ", ("16186",)),
        ("xã hoá quỳ", ("16186",)),
        ("hoa quy", ("16186",)),
        ("Thị trấn Yên Cát", ("16174",)),
        ("yen cat", ("16174",)),
        ("xa thanh lam", ("16213",)),
        ("Bãi Trành", ("16177",)),
        ("xã Xuân Bình", ("16177",)),
    ],
)
def test_a_commune_old_or_new_finds_its_people(ask: Ask, query: str, codes: tuple[str, ...]) -> None:
    found = ask(query, limit=200)
    assert {row.name for row in found.rows} == of_unit(*codes)
    assert found.total == len(of_unit(*codes))


def test_a_commune_that_is_also_a_name_finds_both_and_the_name_first(ask: Ask) -> None:
    names = [row.name for row in ask("xuan binh", limit=200).rows]
    assert names[0] == "Lê Xuân Bình"
    assert set(names[1:]) == of_unit("16177")


@pytest.mark.parametrize("query", ["hung yen cat", "hùng xã Như Xuân", "Lương Hùng thị trấn Yên Cát"])
def test_a_name_with_its_commune_finds_the_namesake_there(ask: Ask, query: str) -> None:
    assert ask(query).rows[0].name == "Lương Văn Hùng"


@pytest.mark.parametrize("query", ["luong hung hoa quy", "hưng xã Hóa Quỳ"])
def test_a_name_with_another_commune_finds_the_other(ask: Ask, query: str) -> None:
    assert ask(query).rows[0].name == "Lương Văn Hưng"


@pytest.mark.parametrize("query", ["", "   ", "\t\n"])
def test_an_empty_query_is_no_filter(ask: Ask, query: str) -> None:
    assert ask(query).total == len(KNOWN) + CROWD


def test_pages_follow_each_other_and_counts_are_those_of_the_query(ask: Ask) -> None:
    whole = ask("van", limit=200)
    parts = [ask("van", limit=7, offset=offset) for offset in range(0, whole.total, 7)]
    assert [row.id for part in parts for row in part.rows] == [row.id for row in whole.rows]
    assert whole.by_stage == {"returned": whole.total}
    assert all(" van" in f" {fold(row.name or '')}" for row in whole.rows)


def test_the_other_filters_join_the_query(ask: Ask) -> None:
    assert [row.name for row in ask("nguyen van", unit="16186").rows][:2] == [
        "Nguyễn Văn Anh",
        "An Văn Nguyễn",
    ]
    assert ask("nguyen van an", stage="closed").rows == ()
    assert ask("nguyen van an", stage="returned").rows[0].name == "Nguyễn Văn An"
    assert ask("nguyen van an", due_by=DAY.replace(year=2025)).rows == ()


def test_only_the_viewers_people_are_found(ask: Ask) -> None:
    here = Viewer("canbo.hoaquy", Role.OFFICER, units=frozenset({"16186"}))
    for query in (
        "nguyen van an",
        "van",
        "hoa quy",
        "NX-2026-0001",
        "0900000001",
        "yen cat",
        "nguyxn vxn vn",
    ):
        assert {row.unit_code for row in ask(query, here).rows} <= {"16186"}, query
    assert ask("nguyen van an", here).rows[0].name == "An Văn Nguyễn"


def test_the_same_query_answers_the_same(ask: Ask) -> None:
    for query in ("van", "nguyxn", "n", "hoa quy"):
        assert ask(query) == ask(query)
