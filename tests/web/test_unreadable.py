"""What no database keeps is taken out and said beside its field; everything else that was typed comes back."""

from uuid import uuid4

from tests.support.forms import forms_of
from tests.support.offices import OFFICER


def form_at(visitor, path):
    [form] = [each for each in forms_of(visitor.get(path).text, path) if each.path == path]
    return form.data()


def test_the_other_fields_keep_their_text(office, visitor, people):
    person = people["supported"]
    path = f"/cases/{person.number}/visit"
    version = office.desk.case(OFFICER, person.id).version
    said = form_at(visitor, path) | {
        "held_on": "2026-02-27",
        "met": "yes",
        "mode": "home",
        "note": "hôm\0 nay",
    }
    answer = visitor.post(path, data=said)
    assert answer.status_code == 422, answer.text
    assert 'id="note-error"' in answer.text
    assert "hôm nay" in answer.text
    assert 'value="2026-02-27"' in answer.text
    assert office.desk.case(OFFICER, person.id).version == version


def test_nothing_follows_from_a_part_of_a_text_that_no_field_of_the_form_reads(office, visitor, people):
    number, version = people["supported"].number, office.desk.case(OFFICER, people["supported"].id).version
    sent = {"command_id": str(uuid4()), "expected_version": str(version), "reason": "away\0", "other\0": "x"}
    for path in (f"/cases/{number}/moves/pause", f"/cases/{number}/visit"):
        answer = visitor.post(path, data=sent)
        assert (answer.status_code, "ký tự không lưu được" in answer.text) == (422, True)
    del sent["other\0"]
    assert visitor.post(f"/cases/{number}/moves/pause", data=sent).status_code == 422
    assert office.desk.case(OFFICER, people["supported"].id).version == version
