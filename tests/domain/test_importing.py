"""A list is read as people write lists; what cannot be read is named by its cell, all of a row at once."""

import unicodedata
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case import Stage
from domain.importing import COLUMNS, Register, read_sheet
from domain.importing.columns import shown_words, words_for
from domain.importing.rows import MOST_ROWS, NoHeading, TooManyRows, letters
from domain.wording import TEXTS
from tests.support.lists import GOOD, RUNNING, grid_of
from workflows.shipped import shipped_units

DAY = date(2026, 3, 2)
GROUP, FIRM = UUID(int=7), UUID(int=8)
REGISTER = Register(shipped_units(), DAY, None, {"G5-16174-1": GROUP}, {"DN-01": FIRM})


def row_of(changes=(), base=GOOD, register=REGISTER):
    (row,) = read_sheet(grid_of({**base, **dict(changes)}), register).rows
    return row


def problems(changes=(), base=GOOD, register=REGISTER):
    return {each.column: each.problem for each in row_of(changes, base, register).wrong}


def test_a_whole_row_is_read():
    row = row_of()
    assert row.wrong == ()
    assert (row.values["birth"], row.values["sex"], row.values["unit"]) == (1988, "male", "16174")
    assert row.values["citizen_id"] == "038088000001"
    assert row.values["phone"] == "84912345670"
    assert row.values["completed_on"] == date(2025, 2, 20)
    assert row.running is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("change", [str.upper, str.title, lambda text: f"  {text} * "])
def test_headings_may_be_written_in_any_letters_and_order(form, change):
    backwards = dict(reversed(list(GOOD.items())))
    grid = grid_of({change(unicodedata.normalize(form, name)): value for name, value in backwards.items()})
    (row,) = read_sheet(grid, REGISTER).rows
    assert row.wrong == ()


def test_title_rows_above_and_empty_rows_between_are_passed_over():
    grid = grid_of(GOOD, {}, {**GOOD, "số căn cước": "038088000002"}, above=[["DANH SÁCH"], [], ["Năm 2026"]])
    assert [row.number for row in read_sheet(grid, REGISTER).rows] == [5, 7]


def test_the_example_of_the_template_is_never_a_person():
    assert read_sheet(grid_of({**GOOD, "họ và tên": "VÍ DỤ: Lò Văn Inh"}, GOOD), REGISTER).rows[0].number == 3


def test_a_sheet_without_the_required_headings_names_them():
    with pytest.raises(NoHeading) as refused:
        read_sheet([["Họ và tên", "Năm sinh"], ["A", 1980]], REGISTER)
    assert "giới tính" in refused.value.data["missing"]
    with pytest.raises(NoHeading):
        read_sheet([], REGISTER)


def test_a_column_of_the_sheet_that_is_not_ours_is_told():
    assert read_sheet(grid_of({"STT": 1, **GOOD}), REGISTER).unread == ("STT",)


@pytest.mark.parametrize("rows", [MOST_ROWS, MOST_ROWS + 1])
def test_the_number_of_rows_has_an_end(rows):
    headings, cells = grid_of(GOOD)
    grid = [headings, *[cells] * rows]
    if rows > MOST_ROWS:
        with pytest.raises(TooManyRows):
            read_sheet(grid, REGISTER)
    else:
        assert len(read_sheet(grid, REGISTER).rows) == rows


@pytest.mark.parametrize(
    ("heading", "value", "key", "expected"),
    [
        ("ngày chấp hành xong", "20/02/2025", "completed_on", date(2025, 2, 20)),
        ("ngày chấp hành xong", "2025-02-20", "completed_on", date(2025, 2, 20)),
        ("ngày chấp hành xong", "1.2.2025", "completed_on", date(2025, 2, 1)),
        ("ngày chấp hành xong", DAY, "completed_on", DAY),
        ("năm sinh", "05/06/1990", "birth", 1990),
        ("năm sinh", date(1990, 6, 5), "birth", 1990),
        ("năm sinh", "1990", "birth", 1990),
        ("năm sinh", 1990.0, "birth", 1990),
        ("giới tính", "NỮ", "sex", "female"),
        ("dân tộc", "MƯỜNG", "ethnicity", "muong"),
        ("số căn cước", "038 088 000 001", "citizen_id", "038088000001"),
        ("số căn cước", None, "citizen_id", None),
        ("số căn cước", 138088000001, "citizen_id", "138088000001"),
        ("điện thoại", "+84 912.345.670", "phone", "84912345670"),
        ("án tuyên (tháng)", "30 tháng", "sentence_months", 30),
        ("họ và tên", "  Lương\u200b  Văn\u00a0Tới ", "name", "Lương Văn Tới"),
        ("họ và tên", "=HYPERLINK(1)", "name", "=HYPERLINK(1)"),
        ("đã thông báo quyền", "x", "notice", True),
        ("đã thông báo quyền", True, "notice", True),
    ],
)
def test_a_cell_is_read_as_people_write_it(heading, value, key, expected):
    row = row_of({heading: value})
    assert row.wrong == ()
    assert row.values[key] == expected


@pytest.mark.parametrize(
    ("text", "unit", "old"),
    [
        ("Xã Như Xuân", "16174", None),
        ("như xuân", "16174", None),
        ("Xã Hoá Quỳ", "16186", None),
        ("HÓA QUỲ", "16186", None),
        ("hoa quy", "16186", None),
        ("16186", "16186", None),
        (16186, "16186", None),
        ("Thị trấn Yên Cát", "16174", "16174"),
        ("Xã Tân Bình", "16174", "16201"),
        ("16201", "16174", "16201"),
        # Codes and names that today mean another place than before the merger.
        ("16213", "16213", None),
        ("Xã Thanh Sơn", "16222", "16222"),
        ("Xuân Bình", "16177", None),
    ],
)
def test_a_commune_is_known_by_new_and_old_names_and_codes(text, unit, old):
    values = row_of({"xã": text}).values
    assert (values["unit"], values["old_unit"]) == (unit, old)


@pytest.mark.parametrize(
    ("heading", "value", "problem"),
    [
        ("họ và tên", None, "missing"),
        ("họ và tên", "A" * 81, "too_long"),
        ("năm sinh", 1900, "not_a_year"),
        ("năm sinh", "chưa rõ", "not_a_year"),
        ("giới tính", "khác", "not_known"),
        ("số căn cước", 38088000001, "zeros_lost"),
        ("số căn cước", "38088000001", "not_citizen_id"),
        ("số căn cước", "٠٣٨٠٨٨٠٠٠٠٠١", "not_citizen_id"),
        ("điện thoại", 912345670, "zeros_lost"),
        ("điện thoại", "12345", "not_phone"),
        ("xã", "Bình Minh", "not_a_unit"),
        ("ngày chấp hành xong", "31/02/2025", "not_a_day"),
        ("ngày chấp hành xong", 45000, "not_a_day"),
        ("ngày chấp hành xong", date(2026, 3, 3), "to_come"),
        ("án tuyên (tháng)", 2.5, "not_a_number"),
        ("án tuyên (tháng)", float("inf"), "not_a_number"),
        ("năm sinh", float("nan"), "not_a_year"),
        ("đã thông báo quyền", "chưa", "notice_first"),
    ],
)
def test_what_cannot_be_read_is_named(heading, value, problem):
    assert problems({heading: value}) == {heading: problem}


def test_all_errors_of_a_row_are_told_at_once_with_their_cells():
    row = row_of({"năm sinh": "?", "xã": "Đâu đó", "số giấy": None, "thôn": None})
    assert [(each.cell, each.problem) for each in row.wrong] == [
        ("B2", "not_a_year"),
        ("G2", "not_a_unit"),
        ("H2", "missing"),
        ("J2", "missing"),
    ]
    assert row.wrong[0].value == "?"


def test_a_commune_outside_the_scope_is_rejected():
    narrow = Register(REGISTER.units, DAY, frozenset({"16186"}))
    assert problems(register=narrow) == {"xã": "out_of_scope"}
    assert problems({"xã": "Hóa Quỳ"}, register=narrow) == {}


def test_a_person_who_stands_twice_in_the_list_is_read_once():
    first, second = read_sheet(grid_of(GOOD, GOOD), REGISTER).rows
    assert first.wrong == ()
    assert [(each.cell, each.problem, each.expected) for each in second.wrong] == [("A3", "twice", "A2")]


def test_one_bad_row_holds_up_no_other():
    rows = read_sheet(grid_of({**GOOD, "giới tính": "?"}, GOOD), REGISTER).rows
    assert [bool(row.wrong) for row in rows] == [True, False]


def test_a_running_case_says_where_it_stands_since_when_and_by_which_paper():
    running = row_of(base=RUNNING).running
    assert (running.stage, running.since) == (Stage.SUPPORTED, date(2025, 6, 1))
    assert running.paper.startswith("15/BB-UBND")


@pytest.mark.parametrize("heading", ["từ ngày", "căn cứ"])
def test_a_running_case_without_a_day_or_a_paper_is_not_taken_over(heading):
    assert problems({heading: None}, RUNNING) == {heading: "missing"}


LOAN = {
    "số tiền vay": "50.000.000 đồng",
    "mục đích vay": "sản xuất",
    "thời hạn vay (tháng)": 60,
    "ngày giải ngân": date(2025, 7, 1),
    "dư nợ": 20_000_000,
}
WORK = {"việc làm": "own_farm", "việc làm từ ngày": date(2025, 5, 1), "căn cứ việc làm": "Xác nhận của thôn"}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"trạng thái hiện tại": "có việc làm"}, {"việc làm": "missing"}),
        ({"trạng thái hiện tại": "có việc làm", **WORK}, {}),
        ({"trạng thái hiện tại": "có việc làm", **WORK, "việc làm": "job"}, {"mã doanh nghiệp": "missing"}),
        ({"trạng thái hiện tại": "có việc làm", **WORK, "việc làm": "job", "mã doanh nghiệp": "dn-01"}, {}),
        ({"trạng thái hiện tại": "được vay vốn"}, {"số tiền vay": "missing"}),
        ({"trạng thái hiện tại": "được vay vốn", **LOAN}, {}),
        ({"trạng thái hiện tại": "được vay vốn", **LOAN, "dư nợ": "60.000.000"}, {"dư nợ": "above_loan"}),
        ({"trạng thái hiện tại": "ổn định"}, {"việc làm": "missing"}),
        ({"trạng thái hiện tại": "ổn định", **LOAN}, {}),
        ({"trạng thái hiện tại": "tạm dừng"}, {"lý do tạm dừng": "missing"}),
        ({"trạng thái hiện tại": "kết thúc"}, {"trạng thái hiện tại": "not_known"}),
        ({"từ ngày": date(2025, 2, 19)}, {"từ ngày": "before_return"}),
        ({"tổ G5+": "G5-99"}, {"tổ G5+": "no_such_code"}),
        ({"tổ G5+": "g5-16174-1"}, {}),
    ],
)
def test_what_a_state_needs_beside_it_is_asked_for(changes, wrong):
    assert problems(changes, RUNNING) == wrong


def test_the_pressing_needs_may_be_codes_or_words():
    assert row_of({"nhu cầu cấp bách": "Nhà ở; health"}, RUNNING).values["pressing"] == ("housing", "health")
    assert row_of({"nhu cầu cấp bách": "nhà ở, gia đình"}, RUNNING).values["pressing"] == (
        "housing",
        "family",
    )


def test_facts_of_a_running_case_without_its_state_are_asked_for():
    assert problems({"căn cứ": "15/BB"})["trạng thái hiện tại"] == "state_first"


@pytest.mark.parametrize("column", [each for each in COLUMNS if each.codes], ids=lambda each: each.key)
def test_every_allowed_value_of_the_template_is_read_as_its_code(column):
    words = words_for(column)
    assert set(words.values()) == set(column.codes)
    from domain.importing.columns import plain

    assert [words[plain(each)] for each in shown_words(column)] == list(column.codes)


def test_every_problem_has_its_words():
    import inspect

    from domain.importing import cells, places, rows

    code = "".join(map(inspect.getsource, (cells, places, rows)))
    named = {key.rpartition(".")[2] for key in TEXTS if key.startswith("import.problem.")}
    assert [problem for problem in named if f'"{problem}"' not in code] == []


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_a_column_has_its_letters(place, name):
    assert letters(place) == name


CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=40),
    st.sampled_from(["\u202e", "=1+1", "\x00", "ﷺ" * 30, "'; DROP TABLE", "٠١٢", "<script>", "e\u0301" * 20]),
)


@given(st.lists(CELL, min_size=len(RUNNING), max_size=len(RUNNING)))
def test_whatever_stands_in_the_cells_every_row_is_read_or_refused(cells):
    grid = [list(RUNNING), cells]
    for row in read_sheet(grid, REGISTER).rows:
        assert row.wrong or row.values["name"]
