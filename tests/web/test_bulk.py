"""One form for many people: everybody gets a command of their own, and is told of in the result."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.viewer import Role
from tests.support.offices import GROUP, OFFICER, Person
from tests.support.visiting import visitor_of
from tests.web.scopes import grant
from tests.web.test_jobs import finished

LIST = {
    "document_no": "DS-04/2026", "document_on": "2026-02-27", "drafter": "Lê Văn Công", "conduct": "yes",
}  # fmt: skip


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
        "/cases/bulk", data={"act": "list-drawn", "case": [people["supported"].number, people["employed"].number]}
    )  # fmt: skip
    assert page.status_code == 200
    assert "2 người được chọn" in page.text
    assert "Bùi Văn Đạt" in page.text


@pytest.mark.parametrize("chosen", [{}, {"act": "list-drawn"}, {"act": "nonsense"}])
def test_choosing_nothing_is_said(visitor, chosen):
    assert visitor.post("/cases/bulk", data=chosen).status_code == 422


def test_all_of_the_filter_means_all_of_it(visitor, people):
    page = visitor.post("/cases/bulk", data={"act": "group", "all": "1", "state": "supported"}).text
    assert "1 người được chọn" in page
    assert people["supported"].number in page


def test_the_list_is_recorded_for_each_and_twice_is_once(office, visitor, people):
    form = sent(people["supported"], people["employed"], people["closed"], **LIST)
    first = result(office, visitor.post("/cases/bulk/list-drawn", data=form))
    assert first["done"] == [people["supported"].number, people["employed"].number]
    [refused] = first["refused"]
    assert refused["number"] == people["closed"].number
    assert case_of(office, people["supported"]).list_drawn
    assert case_of(office, people["supported"]).law_abiding
    version = case_of(office, people["supported"]).version
    visitor.post("/cases/bulk/list-drawn", data=form)
    other = result(office, visitor.post("/cases/bulk/list-drawn", data=form | {"command_id": str(uuid4())}))
    assert other["already"] == first["done"]
    assert case_of(office, people["supported"]).version == version


def test_the_result_names_people_and_reasons(office, visitor, people):
    answer = visitor.post("/cases/bulk/list-drawn", data=sent(people["supported"], people["closed"], **LIST))
    shown = visitor.get(answer.headers["location"]).text
    assert "Bùi Văn Đạt" in shown
    assert "Quách Thị Mận" in shown
    assert "đã kết thúc" in shown


def test_who_draws_up_does_not_certify(office, visitor, people):
    form = sent(people["supported"], **LIST, certifier="lê văn  CÔNG")
    answer = visitor.post("/cases/bulk/list-certified", data=form)
    assert answer.status_code == 422
    assert "Người xác nhận phải khác người lập danh sách." in answer.text
    assert case_of(office, people["supported"]).list_certified is None
    form["certifier"] = "Hà Văn Chủ"
    assert result(office, visitor.post("/cases/bulk/list-certified", data=form))["done"]
    assert case_of(office, people["supported"]).list_certified
    [event] = [
        each for each in office.desk.history(OFFICER, people["supported"].id, at=office.now())
        if each.kind == "facts_recorded"
    ]  # fmt: skip
    assert (
        event.sealed["document"]
        == "DS-04/2026 ngày 27/02/2026, người xác nhận Hà Văn Chủ; người lập Lê Văn Công"
    )


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
    answer = other.post("/cases/bulk/list-drawn", data=sent(people["supported"], **LIST))
    shown = other.get(answer.headers["location"]).text
    assert "Bùi Văn Đạt" not in shown
    assert case_of(office, people["supported"]).list_drawn is None


def test_more_than_twenty_run_beside_the_page(office, visitor):
    crowd = [Person(office, f"Lò Văn {chr(0x41 + place)}") for place in range(22)]
    numbers = " ".join(str(each.last.number) for each in crowd)
    answer = visitor.post("/cases/bulk/list-drawn", data=sent(**LIST) | {"cases": numbers})
    job_id = answer.headers["location"][6:]
    finished(job_id)
    assert len(result(office, answer)["done"]) == 22


def test_an_interrupted_run_goes_on_and_does_nobody_twice(office, visitor, people):
    """The process ended after the first person: the job's row stays behind, silent."""

    form = sent(people["supported"], people["employed"], **LIST)
    job_id, old = UUID(form["command_id"]), office.now() - timedelta(minutes=5)
    visitor.post("/cases/bulk/list-drawn", data=form | {"cases": people["supported"].number})
    office.desk.jobs.open(other := uuid4(), "bulk", "canbo", 2, old)
    asked = {name: form.get(name, "") for name in LIST} | {
        "act": "list-drawn", "cases": form["cases"], "command_id": str(job_id)
    }  # fmt: skip
    office.desk.drafts.save("canbo", f"/jobs/{other}", asked, office.now())
    assert "bị ngắt" in visitor.get(f"/jobs/{other}").text
    assert visitor.post(f"/jobs/{other}/again").status_code == 303
    finished(other)
    told = office.desk.jobs.find("canbo", other).result
    assert (told["already"], told["done"]) == ([people["supported"].number], [people["employed"].number])
