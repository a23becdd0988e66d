"""Lists come in and go out by the command line too: cells named, nobody twice, the right exit codes."""

from pathlib import Path

import pytest

from reports.reading_xlsx import read_xlsx
from tests.cli.terminal import Terminal
from tests.support.lists import GOOD, RUNNING, file_of, grid_of

WRONG = {**GOOD, "họ và tên": "Vi Văn Sai", "số căn cước": "123"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "danh_sach.xlsx"


def write(file: Path, *rows) -> str:
    file.write_bytes(file_of(grid_of(*rows)))
    return str(file)


def test_a_dry_run_tells_what_would_come_in_and_writes_nothing(duongve: Terminal, store: Path, file: Path):
    answer = duongve("import", "persons", write(file, GOOD, WRONG), "--dry-run", "--json")
    assert answer.code == 1
    assert (answer.document["dry_run"], answer.document["accepted"]) == (True, [{"row": 2}])
    (rejected,) = answer.document["rejected"]
    (cell,) = rejected["errors"]
    assert (cell["cell"], cell["column"], cell["value"]) == ("E3", "số căn cước", "123")
    assert duongve.json("case", "list")["total"] == 2


def test_a_list_comes_in_once(duongve: Terminal, store: Path, file: Path):
    whole = write(
        file, GOOD, {**RUNNING, "họ và tên": "Bùi Thị Mây", "số căn cước": None, "điện thoại": None}
    )
    first = duongve.json("import", "persons", whole)
    assert [each["row"] for each in first["accepted"]] == [2, 3]
    again = duongve.json("import", "persons", whole)
    assert (again["accepted"], again["already"]) == ([], first["accepted"])
    case = duongve.json("case", "show", first["accepted"][1]["number"])
    assert case["case"]["stage"] == "supported"
    assert duongve.json("history", "verify")["broken"] == []


def test_who_looks_like_somebody_is_left_for_a_person(duongve: Terminal, store: Path, file: Path):
    found = duongve.json(
        "import", "persons", write(file, {**GOOD, "họ và tên": "Vi Thị Hoà", "điện thoại": None})
    )
    assert found["accepted"] == []
    (one,) = found["possible_duplicates"]
    assert (one["row"], one["like"][0]["name"], one["like"][0]["why"]) == (2, "Vi Thị Hoa", ["name"])


def test_a_person_reads_a_table_of_cells(duongve: Terminal, store: Path, file: Path):
    answer = duongve("import", "persons", write(file, WRONG))
    assert answer.code == 1
    assert "E2" in answer.out
    assert "Không phải số căn cước." in answer.out


@pytest.mark.parametrize("arguments", [("import",), ("import", "persons"), ("export", "nonsense", "x.xlsx")])
def test_wrong_use_ends_with_two(duongve: Terminal, store: Path, arguments):
    assert duongve(*arguments).code == 2


def test_a_file_that_is_absent_or_no_spreadsheet_is_refused(duongve: Terminal, store: Path, file: Path):
    assert duongve("import", "persons", str(file)).code == 1
    file.write_text("Họ và tên;Năm sinh\n")
    answer = duongve("import", "persons", str(file))
    assert answer.code == 1
    assert "Excel" in answer.err


def test_a_list_goes_out_within_what_the_account_may_see(duongve: Terminal, store: Path, file: Path):
    assert duongve.json("export", "cases", str(file), "--state", "supported")["list"] == "cases"
    rows = read_xlsx(file.read_bytes())
    assert [row[1] for row in rows if str(row[0]).startswith("NX-")] == ["Vi Thị Hoa"]
    assert duongve("export", "users", str(file)).code == 1
    assert duongve("export", "cases", str(file), "--by", "g5").code == 1
    assert duongve("export", "cases", str(file), "--state", "lost").code == 2
