"""Nothing that leaves the house says why somebody is supported: not in words, files, headers or names."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parseaddr
from html import unescape
from typing import Any
from uuid import UUID

import pypdfium2
import pytest

from domain.messaging.acts import LetterView
from domain.messaging.parcels import Contact, Parcel
from domain.wording import TEXTS
from notifications.appointments import as_calendar
from notifications.channels.email import message_of
from notifications.channels.kind import Letter
from notifications.rendering import as_html, rendered
from reports.letters import letter_pdf
from tests.support.offices import DAY, Person
from tests.support.visiting import visitor_of
from workflows.services.office import Office
from workflows.settings import Settings

# Offence, sentence, prison, refusal, the number of a paper of identity, and what leads to them.
NEVER = re.compile(
    r"án phạt|án tích|chấp hành xong|\btù\b|phạm|\btội\b|đặc xá|từ chối|căn cước|\b\d{12}\b|ma túy|trại giam|"
    r"prison|sentence|offen[cs]e|crim|refus|convict|amnest|citizen id|inmate|drug",
    re.IGNORECASE,
)
TEMPLATES = sorted(
    {key.rpartition(".")[0] for key in TEXTS if re.fullmatch(r"message\.\w+\.(subject|text)", key)}
)
PARTS = [key for key in TEXTS if key.startswith(("mail.", "ics.", "letter.", "message."))]
LANGS = ("vi", "en")


class Anything(dict[str, Any]):
    """A value for every place of a text: a day where a day is written, a code that is known where a term is."""

    def __missing__(self, name: str) -> Any:
        return {
            "on": "2026-03-02",
            "count": 3,
            "key": "case.clean_reviews",
            "parameter": "case.clean_reviews",
        }.get(name, "16174")


def words(template: str, lang: Any) -> str:
    spec = re.compile(r"\{(\w+)(?::(\w+)(?:=([\w.]+))?)?\}")
    args = Anything(on="2026-03-02")
    for name, how, group in spec.findall("".join(TEXTS[f"{template}.subject"] + TEXTS[f"{template}.text"])):
        if how == "day":
            args[name] = "2026-03-02"
        elif how == "vnd":
            args[name] = 5_000_000
        elif how == "term":
            args[name] = next(key for key in TEXTS if key.startswith(f"{group}.")).removeprefix(f"{group}.")
        elif how == "word":
            args[name] = "role.officer"
    return "\n".join(rendered(template, args, lang))


@pytest.mark.parametrize("key", PARTS)
def test_no_text_of_a_message_says_it(key: str) -> None:
    assert [text for text in TEXTS[key] if NEVER.search(text)] == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("lang", LANGS)
def test_no_message_says_it_however_it_is_sent(template: str, lang: Any) -> None:
    """Filled in, as HTML, as mail with every header and file, and as a letter."""
    said = words(template, lang)
    subject, _, text = said.partition("\n")
    entry = {"uid": "u", "sequence": 2, "on": "2026-03-02"}
    parcel = Parcel(UUID(int=1), "k", "email", Contact(), template, {}, lang, entry)
    mail = message_of(Letter(parcel, "a@b.vn", subject, text, "http://h/inbox"), Settings().mail_from, "Mon")
    files = [part.get_filename() for part in mail.iter_attachments()]
    sent = [said, as_html(subject, text, "http://h/inbox", lang), as_calendar(entry, subject, lang).decode()]
    sent += [f"{name}: {value}" for name, value in mail.items()]
    assert [each for each in sent if NEVER.search(each)] == []
    assert files == ["duong-ve.ics"]


def test_the_sender_is_the_software_and_no_authority() -> None:
    name, _ = parseaddr(Settings().mail_from)
    assert name == "Đường Về" and not re.search(r"công an|trại|police", name, re.IGNORECASE)


def test_a_letter_says_the_appointment_to_its_reader_and_nothing_else() -> None:
    letter = LetterView(UUID(int=1), "NX-1", "16174", "Lò Văn Inh", "message.appointment",
                        {"on": "2026-03-03"}, "vi", None)  # type: ignore[arg-type]  # fmt: skip
    pdf = pypdfium2.PdfDocument(letter_pdf(letter, "Xã Như Xuân", DAY, demo=True))
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Lò Văn Inh" in text and "03/03/2026" in text and "NX-1" not in text
    assert not NEVER.search(text)
    assert letter_pdf(letter, "Xã Như Xuân", DAY, demo=True) == letter_pdf(
        letter, "Xã Như Xuân", DAY, demo=True
    )
    assert not NEVER.search(str(pdf.get_metadata_dict()))


def test_an_appointment_that_moves_keeps_its_uid_and_rises(office: Office) -> None:
    first, second = (
        as_calendar({"uid": "u", "sequence": n, "on": str(date(2026, 3, n))}, "s").decode() for n in (3, 4)
    )
    assert "UID:u@duong-ve" in first and "UID:u@duong-ve" in second
    assert "SEQUENCE:3" in first and "SEQUENCE:4" in second and "DTSTART;VALUE=DATE:20260304" in second


def test_the_link_of_a_message_opens_after_signing_in_alone(office: Office) -> None:
    link = Parcel(UUID(int=1), "k", "email", Contact(), "message.digest", {}).link
    answer = visitor_of(office, None).get(link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Finbox")


def test_what_is_printed_or_kept_in_a_calendar_says_it_neither(office: Office) -> None:
    """The sheets of the plan and of a group's visits, the calendar's file and its name, of a person with an offence."""
    person = Person(office).supported()
    number = str(person.last.number)
    found = {}
    for user, address in (
        ("canbo", f"/cases/{number}/sheet"),
        ("g5", "/people/sheet"),
        ("canbo", "/calendar.ics"),
    ):
        answer = visitor_of(office, user).get(address)
        assert answer.status_code == 200, address
        found[address] = unescape(answer.text) + answer.headers.get("content-disposition", "")
    assert "Lò Văn Inh" in found[f"/cases/{number}/sheet"] and "Lò Văn Inh" in found["/people/sheet"]
    assert number in found["/calendar.ics"]
    assert {address: NEVER.findall(text) for address, text in found.items() if NEVER.search(text)} == {}
