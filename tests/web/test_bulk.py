"""One form for many people: everybody gets a command of their own, and is told of in the result."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest

from domain.viewer import Role
from tests.support.listed import Two
from tests.support.offices import GROUP, OFFICER, Person
from tests.support.visiting import visitor_of
from tests.web.scopes import grant
from tests.web.test_jobs import finished

TO_GROUP = {"group": str(GROUP)}


def sent(*people, **fields):
    return {"command_id": str(uuid4()), "cases": " ".join(each.number for each in people)} | fields


def case_of(office, person):
    return office.desk.case(OFFICER, person.id)


def result(office, answer):
    assert answer.status_code == 303, answer.text
    return office.desk.jobs.find("canbo", UUID(answer.headers["location"][6:])).result


def test_the_list_offers_everybody_to_be_chosen(visitor, people):
    shown = visitor.get("/cases").text
    assert f'form="chosen" name="case" value="{people["supported"].number}"' in shown
    page = visitor.post(
        "/cases/bulk", data={"act": "group", "case": [people["supported"].number, people["employed"].number]}
    )  # fmt: skip
    assert page.status_code == 200
    assert "2 người được chọn" in page.text
    assert "Bùi Văn Đạt" in page.text


@pytest.mark.parametrize("chosen", [{}, {"act": "group"}, {"act": "nonsense"}, {"act": "list-drawn"}])
def test_choosing_nothing_is_said(visitor, chosen):
    assert visitor.post("/cases/bulk", data=chosen).status_code == 422


def test_all_of_the_filter_means_all_of_it(visitor, people):
    page = visitor.post("/cases/bulk", data={"act": "group", "all": "1", "state": "supported"}).text
    assert "1 người được chọn" in page
    assert people["supported"].number in page


def test_the_act_is_done_for_each_and_twice_is_once(office, visitor, people):
    form = sent(people["assessed"], people["returned"], people["closed"], **TO_GROUP)
    first = result(office, visitor.post("/cases/bulk/group", data=form))
    assert first["done"] == [people["assessed"].number, people["returned"].number]
    [refused] = first["refused"]
    assert refused["number"] == people["closed"].number
    assert case_of(office, people["assessed"]).group_id == GROUP
    version = case_of(office, people["assessed"]).version
    visitor.post("/cases/bulk/group", data=form)
    other = result(office, visitor.post("/cases/bulk/group", data=form | {"command_id": str(uuid4())}))
    assert other["already"] == first["done"]
    assert case_of(office, people["assessed"]).version == version


def test_the_result_names_people_and_reasons(office, visitor, people):
    answer = visitor.post("/cases/bulk/group", data=sent(people["supported"], people["closed"], **TO_GROUP))
    shown = visitor.get(answer.headers["location"]).text
    assert "Bùi Văn Đạt" in shown
    assert "Quách Thị Mận" in shown
    assert "đã kết thúc" in shown


def test_a_list_is_drawn_up_over_loan_files_and_no_fact_is_set_by_itself(office, visitor, people):
    two = Two(office)
    numbers = [each.person.last.number for each in two.borrowers]
    page = visitor.post(
        "/cases/bulk", data={"act": "lists", "case": [*numbers, people["supported"].number]}
    ).text
    [way] = re.findall(r'href="(/lists/new[^"]+)"', page)
    assert f'href="/cases/{people["supported"].number}/loan"' in page
    form = visitor.get(unescape(way)).text
    assert [f'value="{each}" checked' in form for each in two.ids] == [True, True]
    two.draw()
    page = visitor.post("/cases/bulk", data={"act": "lists", "case": numbers}).text
    assert "2 người đã có trong danh sách" in page
    assert visitor.post("/cases/bulk/list-drawn", data=sent(people["supported"])).status_code == 404
    assert case_of(office, people["supported"]).list_drawn is None


def test_group_and_transfer_say_who_has_it_already(office, visitor, people):
    both = sent(people["assessed"], people["supported"], group=str(GROUP))
    grouped = result(office, visitor.post("/cases/bulk/group", data=both))
    assert (grouped["done"], grouped["already"]) == (
        [people["assessed"].number],
        [people["supported"].number],
    )
    moved = result(
        office, visitor.post("/cases/bulk/transfer", data=sent(people["assessed"], to_unit="16225"))
    )
    assert moved["done"] == [people["assessed"].number]
    assert case_of(office, people["assessed"]).transfer_to == "16225"


def test_nobody_beyond_the_scope_is_touched(office, people):
    grant(office, "xakhac", Role.OFFICER, units=["16225"])
    other = visitor_of(office, "xakhac")
    page = other.post("/cases/bulk", data={"act": "group", "case": people["supported"].number})
    assert "Bùi Văn Đạt" not in page.text
    answer = other.post("/cases/bulk/transfer", data=sent(people["supported"], to_unit="16174"))
    shown = other.get(answer.headers["location"]).text
    assert "Bùi Văn Đạt" not in shown
    assert case_of(office, people["supported"]).transfer_to is None


def test_more_than_twenty_run_beside_the_page(office, visitor):
    crowd = [Person(office, f"Lò Văn {chr(0x41 + place)}") for place in range(22)]
    numbers = " ".join(str(each.last.number) for each in crowd)
    answer = visitor.post("/cases/bulk/group", data=sent(**TO_GROUP) | {"cases": numbers})
    job_id = answer.headers["location"][6:]
    finished(job_id)
    assert len(result(office, answer)["done"]) == 22


def test_an_interrupted_run_goes_on_and_does_nobody_twice(office, visitor, people):
    """The process ended after the first person: the job's row stays behind, silent."""

    form = sent(people["assessed"], people["returned"], **TO_GROUP)
    job_id, old = UUID(form["command_id"]), office.now() - timedelta(minutes=5)
    visitor.post("/cases/bulk/group", data=form | {"cases": people["assessed"].number})
    office.desk.jobs.open(other := uuid4(), "bulk", "canbo", 2, old)
    asked = {name: form.get(name, "") for name in TO_GROUP} | {
        "act": "group", "cases": form["cases"], "command_id": str(job_id)
    }  # fmt: skip
    office.desk.drafts.save("canbo", f"/jobs/{other}", asked, office.now())
    assert "bị ngắt" in visitor.get(f"/jobs/{other}").text
    assert visitor.post(f"/jobs/{other}/again").status_code == 303
    finished(other)
    told = office.desk.jobs.find("canbo", other).result
    assert (told["already"], told["done"]) == ([people["assessed"].number], [people["returned"].number])
