"""Lists come in through a check and a person's word, leave within the scope, and records of one person meet."""

import re
from threading import enumerate as threads

import pytest
from sqlalchemy import select

from persistence import tables as t
from reports.reading_xlsx import read_xlsx
from tests.support.lists import GOOD, file_of, grid_of
from tests.support.offices import OFFICER, Person, an_id, engine_of
from tests.support.visiting import visitor_of
from workflows.services import commands as c

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sent(visitor, *rows, name="danh sách.xlsx"):
    return visitor.post("/import", files={"file": (name, file_of(grid_of(*rows)), XLSX)})


def first(pattern, text):
    found = re.search(pattern, text)
    assert found, pattern
    return found[1]


def command_of(page):
    return first(r'name="command_id" value="([^"]+)"', page.text)


def recorded(visitor, address, **said):
    page = visitor.get(address)
    answer = visitor.post(address, data={"command_id": command_of(page), **said})
    for thread in threads():
        if thread.name.startswith("job-"):
            thread.join(30)
    return visitor.get(answer.headers["location"]).text


def test_a_list_goes_from_upload_to_cases(office, visitor):
    checked = sent(visitor, GOOD, {**GOOD, "số căn cước": "1", "họ và tên": "Vi Văn Sai"})
    assert checked.status_code == 303
    page = visitor.get(checked.headers["location"])
    assert "Lương Văn Tới" in page.text
    assert "E3" in page.text
    assert "Không phải số căn cước." in page.text
    result = recorded(visitor, checked.headers["location"])
    number = first(r"/cases/(NX-[0-9-]+)", result)
    assert "Lương Văn Tới" in visitor.get(f"/cases/{number}").text


def test_a_form_sent_twice_begins_one_import(office, visitor):
    address = sent(visitor, GOOD).headers["location"]
    form = {"command_id": command_of(visitor.get(address))}
    begun = visitor.post(address, data=form)
    for thread in threads():
        if thread.name.startswith("job-"):
            thread.join(30)
    again = visitor.post(address, data=form)
    assert again.status_code in (303, 404)  # the upload is gone once all of it is recorded
    assert visitor.get(begun.headers["location"]).status_code == 200
    with engine_of(office).connect() as connection:
        assert len(connection.execute(select(t.job.c.id).where(t.job.c.kind == "import")).all()) == 1


def test_somebody_who_looks_like_another_is_asked_about(office, visitor):
    # Another spelling of somebody who is here, in the same commune and year.
    row = {**GOOD, "họ và tên": "Vi Thị Hoà", "điện thoại": None}
    address = sent(visitor, row).headers["location"]
    page = visitor.get(address).text
    assert "Người ở dòng 2 là ai?" in page
    assert "Vi Thị Hoa" in page
    assert "Để lại, chưa ghi" in recorded(visitor, address)
    assert "/cases/NX-" in recorded(visitor, address, **{"row.2": "other"})


def test_an_upload_is_its_owners_alone_and_sealed(office, visitor):
    address = sent(visitor, GOOD).headers["location"]
    with engine_of(office).execution_options(writes=True).begin() as connection:
        row = connection.execute(select(t.draft).where(t.draft.c.form == address)).one()
        assert "Lương".encode() not in row.sealed
        connection.execute(t.draft.update().where(t.draft.c.form == address).values(user="lanhdao"))
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không đọc được như danh sách Excel"),
        (b"PK\x03\x04" + b"\0" * 100, "không đọc được như danh sách Excel"),
        (b"\0" * 10_000_001, "chỉ nhận tối đa"),
        (file_of([["Tên", "Tuổi"], ["A", 5]]), "Không tìm thấy dòng tiêu đề"),
        (file_of([]), "Không tìm thấy dòng tiêu đề"),
    ],
    ids=["empty", "zip", "large", "headings", "blank"],
)
def test_a_file_that_is_no_list_is_refused_on_the_form(visitor, content, words):
    answer = visitor.post("/import", files={"file": ("x.xlsx", content, XLSX)})
    assert answer.status_code == 422
    assert words in answer.text


def test_no_file_at_all_is_asked_for(visitor):
    for answer in (visitor.post("/import"), visitor.post("/import", data={"file": "text"})):
        assert answer.status_code == 422
        assert "Hãy chọn một tệp" in answer.text


@pytest.mark.parametrize("address", ["/import/nonsense", "/import/8a1f6a54-6a0e-4a35-9f0c-2b6f1f8f7d11"])
def test_an_upload_that_is_not_there_is_not_found(visitor, address):
    assert visitor.get(address).status_code == 404
    assert (
        visitor.post(address, data={"command_id": "8a1f6a54-6a0e-4a35-9f0c-2b6f1f8f7d12"}).status_code == 404
    )


def test_the_template_has_every_column_and_its_own_example_is_no_person(visitor):
    made = visitor.get("/import/template.xlsx")
    assert made.headers["content-type"] == XLSX
    answer = visitor.post("/import", files={"file": ("mau.xlsx", made.content, XLSX)})
    assert "Không có dòng nào để ghi" in visitor.get(answer.headers["location"]).text


@pytest.mark.parametrize("user", ["g5", "nganhang", "lanhdao", "doanhnghiep", "quantri"])
def test_officers_alone_bring_lists_in(office, user):
    assert visitor_of(office, user).get("/import").status_code == 403


LISTS = ("cases", "work", "visits", "referrals", "users", "summary")
MAY = {
    "canbo": {"cases", "work", "visits", "referrals", "summary"},
    "lanhdao": {"cases", "work", "visits", "referrals", "summary"},
    "g5": {"visits"},
    "nganhang": {"referrals"},
    "doanhnghiep": {"referrals"},
    "quantri": {"users"},
}


@pytest.mark.parametrize("user", MAY)
def test_each_role_takes_out_the_lists_of_its_pages_alone(office, user):
    visitor = visitor_of(office, user)
    found = {name for name in LISTS if visitor.get(f"/export/{name}.xlsx").status_code == 200}
    assert found == MAY[user]


def test_a_list_leaves_with_its_filter_its_bearer_and_the_mark_of_invented_people(office, visitor, people):
    rows = read_xlsx(visitor.get("/export/cases.xlsx?state=employed&q=").content)
    above = [str(row[0]) for row in rows[:5]]
    assert above[1] == "DỮ LIỆU GIẢ LẬP"
    assert "canbo" in above[2]
    assert "có việc làm" in above[3]
    assert [row[0] for row in rows[6:]] == [people["employed"].number]


def test_what_leaves_is_logged(office, visitor, people):
    visitor.get("/export/cases.xlsx?state=assessed")
    with engine_of(office).connect() as connection:
        (ids,) = connection.scalars(select(t.read_log.c.ids).where(t.read_log.c.what == "export"))
    assert ids == [str(people["assessed"].id)]


def test_a_supporter_takes_out_the_own_group_without_what_is_hidden(office, people):
    rows = read_xlsx(visitor_of(office, "g5").get("/export/visits.xlsx").content)
    listed = {row[0] for row in rows if row[0] and str(row[0]).startswith("NX-")}
    assert listed == {people["supported"].number, people["employed"].number}


def test_a_search_leaves_as_it_is_shown(office, visitor):
    rows = read_xlsx(visitor.get("/export/cases.xlsx?q=vi thi hoa").content)
    assert [row[1] for row in rows[6:]][:1] == ["Vi Thị Hoa"]


@pytest.mark.parametrize("name", ["nonsense", "reads", "..%2Fcases"])
def test_a_list_that_is_not_there_is_not_found(visitor, name):
    assert visitor.get(f"/export/{name}.xlsx").status_code == 404


def test_who_read_a_case_leaves_too(office, visitor, people):
    number = people["employed"].number
    visitor.get(f"/cases/{number}")
    rows = read_xlsx(visitor.get(f"/export/reads/{number}.xlsx").content)
    assert "canbo" in {row[1] for row in rows}


def alike(office, visitor):
    """Another spelling of a name that is here: the address where the two are compared, and the other case."""
    other = Person(office, "Vi Thị Hoá")
    ids = {str(an_id(f"person {name}")) for name in ("Vi Thị Hoa", "Vi Thị Hoá")}
    found = re.findall(r'href="(/duplicates/([^/"]+)/([^/"]+))"', visitor.get("/duplicates").text)
    return next(address for address, *both in found if set(both) == ids), other


def test_two_records_are_compared_and_become_one(office, visitor, people):
    address, _ = alike(office, visitor)
    compared = visitor.get(address)
    assert "Vi Thị Hoá" in compared.text
    unsaid = visitor.post(f"{address}/same", data={"command_id": command_of(compared), "note": " "})
    assert unsaid.status_code == 422
    said = {"command_id": command_of(unsaid), "note": "Đã xem căn cước"}
    assert visitor.post(f"{address}/same", data=said).headers["location"] == "/duplicates?done=same"
    number = people["assessed"].number
    shown = visitor.get(f"/cases/{number}").text
    assert "Cùng một người:" in shown
    assert "Gộp với hồ sơ của cùng một người" in shown
    assert "/split" not in shown
    assert "/split" in visitor_of(office, "lanhdao").get(f"/cases/{number}").text


LINK = r'href="(/duplicates/[^"/?]+/[^"/?]+)"'


def test_which_of_the_two_goes_on_is_chosen_with_a_link(office, visitor, people):
    address, _ = alike(office, visitor)
    swap = first(LINK, visitor.get(address).text)
    assert swap.split("/")[2:] == address.split("/")[:1:-1]
    page = visitor.get(swap).text
    assert first(LINK, page) == address
    assert f'action="{swap}/same"' in page
    sides = [first(r"Họ và tên</th>(.*?)</tr>", text) for text in (visitor.get(address).text, page)]
    names = [re.findall(r"Vi Thị Ho[aá]", side) for side in sides]
    assert names[0] == names[1][::-1]
    said = {"command_id": command_of(visitor.get(swap)), "note": "Đã xem căn cước"}
    assert visitor.post(f"{swap}/same", data=said).headers["location"] == "/duplicates?done=same"


def test_a_record_whose_case_is_closed_is_never_offered_to_go_on(office, visitor):
    address, other = alike(office, visitor)
    other.assessed().does(c.Advance, move="close", outcome="declined", note="Không có nhu cầu hỗ trợ")
    one, two = address.split("/")[2:]
    for asked in (address, f"/duplicates/{two}/{one}"):
        page = visitor.get(asked).text
        assert "Đổi hai cột" not in page
        assert f'action="/duplicates/{an_id("person Vi Thị Hoa")}/{an_id("person Vi Thị Hoá")}/same"' in page


def test_a_manager_takes_a_merger_back_on_the_page_of_the_case(office, visitor, people):
    address, other = alike(office, visitor)
    visitor.post(f"{address}/same", data={"command_id": command_of(visitor.get(address)), "note": "Nhầm"})
    manager = visitor_of(office, "lanhdao")
    page = manager.get(f"/cases/{people['assessed'].number}").text
    split = first(r'action="(/duplicates/[^"]+/split)"', page)
    form = {"command_id": str(office.new_id()), "reason": "Hai căn cước khác nhau"}
    assert visitor.post(split, data=form).status_code == 403
    assert manager.post(split, data=form).status_code == 303
    assert office.desk.case(OFFICER, other.id).stage.value == "returned"


def test_two_people_told_apart_are_not_shown_again(office, visitor):
    address, _ = alike(office, visitor)
    form = {"command_id": str(office.new_id())}
    assert visitor.post(f"{address}/apart", data=form).status_code == 303
    assert address not in visitor.get("/duplicates").text


@pytest.mark.parametrize("address", ["/duplicates/x/y", "/duplicates/{0}/{0}"])
def test_a_pair_that_is_not_there_is_not_found(visitor, address):
    assert visitor.get(address.format("8a1f6a54-6a0e-4a35-9f0c-2b6f1f8f7d11")).status_code == 404
