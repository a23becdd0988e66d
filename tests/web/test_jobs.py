"""Long work says how far it is; what was cut short can be begun again and does nothing twice."""

from datetime import timedelta
from threading import Event, enumerate
from uuid import uuid4

import pytest

from domain.errors import NoTransferOpen, UnknownRecord
from tests.support.offices import OFFICER, an_office
from workflows.services import jobs


def finished(job_id):
    """Waits until the job's thread ended."""
    for thread in enumerate():
        if thread.name == f"job-{job_id}":
            thread.join(30)
            assert not thread.is_alive()


@pytest.fixture
def an_empty_office(database_url):
    with an_office(database_url) as office:
        yield office


def found(office, job_id):
    return office.desk.jobs.find("canbo", job_id)


def test_long_work_counts_and_keeps_what_came_of_it(an_empty_office):
    office, half, go_on = an_empty_office, Event(), Event()

    def work(progress):
        progress(2)
        half.set()
        assert go_on.wait(30)
        return {"made": 4}

    job_id = jobs.start(office, "bulk", OFFICER, 4, work)
    assert half.wait(30)
    assert (found(office, job_id).state, found(office, job_id).done) == ("running", 2)
    go_on.set()
    finished(job_id)
    job = found(office, job_id)
    assert (job.state, job.done, job.result) == ("done", 4, {"made": 4})


def test_the_same_form_sent_twice_begins_one_job(an_empty_office):
    office, job_id, runs = an_empty_office, uuid4(), []

    def work(progress):
        runs.append(1)
        return {}

    for _ in range(2):
        jobs.start(office, "bulk", OFFICER, 1, work, job_id=job_id)
        finished(job_id)
    assert runs == [1]


def test_a_refusal_and_a_defect_are_both_told(an_empty_office, caplog):
    office = an_empty_office

    def refuses(progress):
        raise NoTransferOpen(number="NX-2026-0001")

    def breaks(progress):
        raise ZeroDivisionError

    refused, broken = (jobs.start(office, "bulk", OFFICER, 1, work) for work in (refuses, breaks))
    finished(refused)
    finished(broken)
    assert "NX-2026-0001" in found(office, refused).result["refusal"]["vi"]
    assert found(office, broken).result["mark"] in {getattr(each, "number", None) for each in caplog.records}


def test_a_job_is_its_owners_alone(an_empty_office):
    job_id = jobs.start(an_empty_office, "bulk", OFFICER, 1, lambda progress: {})
    finished(job_id)
    with pytest.raises(UnknownRecord):
        an_empty_office.desk.jobs.find("lanhdao", job_id)


def test_a_job_that_went_silent_is_lost_and_can_be_taken_over_once(an_empty_office):
    office, job_id = an_empty_office, uuid4()
    now = office.now()
    office.desk.jobs.open(job_id, "bulk", "canbo", 3, now - timedelta(seconds=61))
    assert found(office, job_id).standing(now) == "lost"
    assert found(office, job_id).standing(now - timedelta(seconds=1)) == "running"
    assert jobs.start_again(office, job_id, lambda progress: {"again": True}, 3)
    finished(job_id)
    assert found(office, job_id).result == {"again": True}
    assert not jobs.start_again(office, job_id, lambda progress: {}, 3)


def test_a_living_job_is_not_taken_over(an_empty_office):
    office, job_id = an_empty_office, uuid4()
    office.desk.jobs.open(job_id, "bulk", "canbo", 3, office.now())
    assert not jobs.start_again(office, job_id, lambda progress: {}, 3)


def test_the_page_of_a_job_shows_its_state(office, visitor):
    job_id, old = uuid4(), office.now() - timedelta(minutes=5)
    office.desk.jobs.open(job_id, "bulk", "canbo", 40, old)
    office.desk.jobs.beat(job_id, old, 10)
    shown = visitor.get(f"/jobs/{job_id}").text
    assert "bị ngắt" in shown
    assert "10 / 40" in shown
    assert "Ghi cho nhiều người" in visitor.get("/jobs").text
    office.desk.jobs.beat(job_id, office.now())
    running = visitor.get(f"/jobs/{job_id}").text
    assert 'http-equiv="refresh"' in running
    assert "đang chạy" in running


@pytest.mark.parametrize("address", ["/jobs/nonsense", "/jobs/8a1f6a54-6a0e-4a35-9f0c-2b6f1f8f7d11"])
def test_a_job_that_is_not_there_is_not_found(visitor, address):
    assert visitor.get(address).status_code == 404
