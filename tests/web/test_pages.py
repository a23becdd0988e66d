"""Pages open, say who and why, hide what a list must not show, and refuse strangers."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.errors import SchemaMissing
from domain.lifecycle import GUARDS
from domain.wording import TEXTS
from tests.support.offices import Person, an_office
from tests.support.visiting import visitor_of
from web.forms.registry import ACTS, HELPS
from web.language import COOKIE

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"


@pytest.mark.parametrize(
    "address", ["/cases", "/work", "/work?kind=visit", "/inbox", "/summary", "/summary?boundaries=new"]
)
def test_a_page_of_the_district_opens_and_says_that_the_people_are_invented(office, visitor, people, address):
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert "Dữ liệu giả lập" in answer.text


@pytest.mark.parametrize("address", ["/cases", "/work", "/inbox", "/summary"])
def test_an_empty_data_set_has_pages_too(sqlite_url, address):
    with an_office(sqlite_url) as office:
        assert visitor_of(office).get(address).status_code == 200


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("state", ["returned", "assessed", "supported", "employed", "paused", "closed"])
def test_the_case_page_opens_at_every_height_of_the_way(office, visitor, people, state, lang):
    person = people[state]
    answer = visitor.get(f"/cases/{person.number}?lang={lang}")
    assert answer.status_code == 200
    assert TEXTS[f"state.{state}"][lang == "en"] in answer.text


@pytest.mark.parametrize("act", ACTS)
def test_the_page_of_every_act_opens(office, visitor, people, act):
    person = people["supported"]
    answer = visitor.get(f"/cases/{person.number}/{act}")
    assert answer.status_code == 200
    assert TEXTS[f"act.{act}"][0] in answer.text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("state", ["returned", "supported", "closed"])
def test_the_expungement_clock_says_what_it_hangs_on_and_promises_nothing(visitor, people, state, lang):
    person = people[state]
    assert f"/cases/{person.number}/clock" in visitor.get(f"/cases/{person.number}").text
    shown = visitor.get(f"/cases/{person.number}/clock?lang={lang}").text
    for key in ("clock.promise", "clock.two", "clock.any_new_conviction"):
        assert TEXTS[key][lang == "en"] in shown


def test_the_list_never_shows_an_offence_a_sentence_or_a_number_of_identity(office, visitor, people):
    person = people["returned"]
    assert "ma túy" in visitor.get(f"/cases/{person.number}").text
    for address in ("/cases", "/work", "/summary", "/inbox"):
        shown = visitor.get(address).text
        assert "ma túy" not in shown
        assert "Phạt tù" not in shown
        assert "038088" not in shown


def test_a_move_that_is_not_open_yet_says_what_is_missing_and_from_whom(office, visitor, people):
    shown = visitor.get(f"/cases/{people['supported'].number}").text
    assert "Chưa thực hiện được" in shown
    assert "Cần: ngày bắt đầu việc làm hoặc sinh kế – do Cán bộ chính sách xã hội cung cấp" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=paused", {"Đỗ Văn Hùng"}),
        ("?q=bui+dat", {"Bùi Văn Đạt"}),
        ("?q=NX-2026-0003", {"Hà Văn Long"}),
        ("?q=nobody", set()),
        ("?commune=16225", set()),
        ("?state=closed&q=man", {"Quách Thị Mận"}),
        ("?page=2", set()),
        ("?state=unheard&due=unheard&page=-1&q=", {"Lò Văn Inh", "Vi Thị Hoa"}),
    ],
)
def test_filters_join_and_unknown_ones_are_left_aside(office, visitor, people, query, found):
    shown = visitor.get(f"/cases{query}").text
    listed = set(re.findall(r'href="/cases/[^"]+">([^<]+)</a><br>', shown))
    assert found <= listed
    assert listed == found or query.startswith("?state=unheard")


def test_fifty_cases_stand_on_a_page_and_the_rest_on_the_next(office, visitor, people):
    for place in range(51 - len(people)):
        Person(office, f"Lê {'abcdeghiklmnopqrstuvxy'[place % 22]} {'abc'[place // 22]}")
    first, second = visitor.get("/cases").text, visitor.get("/cases?page=2").text
    assert len(set(re.findall(r'href="(/cases/[^"]+)">[^<]+</a><br>', first))) == 50
    assert len(set(re.findall(r'href="(/cases/[^"]+)">[^<]+</a><br>', second))) == 1


def test_english_is_asked_for_once_and_remembered(visitor):
    assert 'lang="vi"' in visitor.get("/work").text
    answer = visitor.get("/work?lang=en")
    assert "To do" in answer.text
    assert answer.cookies[COOKIE] == "en"
    assert "To do" in visitor.get("/work").text


def test_every_answer_carries_the_headers_that_keep_pages_to_themselves(office, visitor):
    for address in ("/", "/nowhere", "/healthz", "/static/duongve.css"):
        headers = visitor.get(address).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert visitor.get("/cases").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "duongve.local:8000", ""])
def test_a_foreign_name_for_this_machine_is_refused(visitor, host):
    assert visitor.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:9", "[::1]:8000"])
def test_this_machine_is_served_under_its_own_names(visitor, host):
    assert visitor.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404),
        ("/cases/NX-1999-0001", 404),
        ("/cases/NX-1999-0001/visit", 404),
        ("/static/none.css", 404),
    ],
)
def test_what_is_not_there_is_said_kindly(visitor, address, status):
    answer = visitor.get(address)
    assert answer.status_code == status
    assert "Không tìm thấy" in answer.text


def test_a_defect_of_ours_gives_a_mark_and_no_trace(office, monkeypatch, caplog):
    monkeypatch.setattr(office.desk, "work_counts", lambda *a, **k: 1 / 0)
    client = visitor_of(office)
    answer = client.get("/work")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    [mark] = re.findall(r"mã ([0-9a-f]{8})", answer.text)
    assert mark in {getattr(each, "number", None) for each in caplog.records}


def test_alive_and_ready_are_two_questions(visitor):
    assert visitor.get("/healthz").json() == {"status": "ok"}
    assert visitor.get("/readyz").json() == {"status": "ready", "last_backup": None}


def test_a_schema_that_is_not_ours_is_not_ready(office):
    def missing() -> None:
        raise SchemaMissing(found="-", known="0001")

    client = visitor_of(office, None, require_schema=missing)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["reason"]) == (503, "schema_missing")


def test_data_that_is_not_invented_bears_no_banner(sqlite_url):
    with an_office(sqlite_url) as office:
        person = Person(office).supported()
        shown = visitor_of(office).get(f"/cases/{person.last.number}").text
    assert "Dữ liệu giả lập" not in shown


def test_the_account_that_acts_stands_on_every_page(office):
    assert "lanhdao (Lãnh đạo)" in visitor_of(office, "lanhdao").get("/summary").text


def test_a_stranger_is_sent_to_sign_in_and_comes_back_to_the_page(office):
    answer = visitor_of(office, None).get("/cases?state=paused")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/sign-in?next=%2Fcases%3Fstate%3Dpaused",
    )


def _keys(text: str) -> set[str]:
    return set(re.findall(r'\bt\("([a-z_0-9.]+[a-z0-9])"', text))


def test_every_text_that_a_template_names_exists():
    named = {key for path in TEMPLATES.glob("*.html") for key in _keys(path.read_text(encoding="utf-8"))}
    assert len(named) > 100
    assert named - TEXTS.keys() == set()


def test_every_act_has_its_words_and_every_help_its_act():
    wanted = {f"act.{key}{end}" for key in ACTS for end in ("", ".why")} | {f"done.{key}" for key in ACTS}
    assert wanted - TEXTS.keys() == set()
    assert set(HELPS.values()) <= ACTS.keys()
    assert HELPS.keys() <= {rule for rules in GUARDS.values() for rule in rules}


def test_reading_a_page_is_logged_with_whom_it_named(office, visitor, people):
    person = people["returned"]
    visitor.get(f"/cases/{person.number}")
    visitor.get("/work")
    with office.store.engine.connect() as connection:
        logged = connection.execute(text("SELECT actor, what FROM read_log ORDER BY id")).all()
    assert [tuple(row) for row in logged] == [("canbo", "case"), ("canbo", "work")]
