"""Somebody at every turn of the way, with a word of their own in every field: what may not be found elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.needs import NeedDomain
from domain.viewer import Viewer
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    EMPLOYER,
    GROUP,
    Person,
    an_id,
)
from workflows.services import commands as c
from workflows.services.objection_commands import MakeObjection
from workflows.services.office import Office
from workflows.services.paper_commands import AddPaper
from workflows.services.referral_commands import AnswerReferral, SendReferral
from workflows.services.role_commands import AskForHelp

HERE, THERE = "16174", "16177"
OTHER_GROUP, OTHER_FIRM, OTHER_OFFICE = an_id("group 2"), an_id("firm 2"), "NHCSXH Thọ Xuân"


@dataclass
class Marked:
    """Somebody with a word of their own in every field; `ids` are what addresses name."""

    key: str
    person: Person
    words: dict[str, str]
    ids: dict[str, list[str]] = field(default_factory=dict)

    @property
    def number(self) -> str:
        return str(self.person.last.number)


def somebody(office: Office, place: int, key: str) -> Marked:
    """Received, assessed and planned for, with a word of their own at every step."""
    word = f"zq{key}x"
    words = {name: f"{word}{name.replace('_', '')}w" for name in
             ("called", "address", "offence", "certificate", "plan", "visit", "need", "review", "health", "help",
              "paper", "objection", "request", "list")}  # fmt: skip
    # Two bear one name: a list of look-alikes shows who of them is elsewhere.
    name = "Zqsame Văn" if key in ("here", "alike") else f"Zq{key} Văn"
    words |= {
        "name": name,
        "citizen_id": f"0380{place}7700{place}91",
        "phone": f"8491{place}77{place}8{place}3",
    }
    details = c.PersonDetails(
        name=words["name"],
        called=words["called"],
        birth_year=1988,
        sex="male",
        ethnicity="thai",
        citizen_id=words["citizen_id"],
        phone="0" + words["phone"][2:],
        address=words["address"],
        offence=words["offence"],
        sentence_months=31,
    )
    unit = THERE if key in ("there", "alike", "offered") else HERE
    person = Person(
        office, words["name"], details=details, unit_code=unit, certificate_no=words["certificate"],
        case_id=an_id(f"case {key}"), person_id=an_id(f"person {key}"), number=f"NX-2026-97{place}3",
    )  # fmt: skip
    levels = {
        domain.code: "pressing" if domain.code in ("work", "health") else "none" for domain in NeedDomain
    }
    person.does(c.AssessNeeds, levels=levels, note=words["need"])
    person.does(c.Advance, move="assess")
    steps = (
        c.PlannedAction("work", words["plan"], "group", DAY + timedelta(days=20)),
        c.PlannedAction("health", words["health"], "group", DAY + timedelta(days=25)),
    )
    person.does(c.MakePlan, actions=steps)
    return Marked(key, person, words)


def followed(one: Marked, group: UUID = GROUP) -> None:
    """Looked after by a group, visited, reviewed, with a paper and an objection."""
    one.person.does(c.AssignGroup, group_id=group)
    one.person.does(c.Advance, move="support")
    visit: dict[str, Any] = {
        "visit_id": an_id(f"visit {one.key}"),
        "held_on": DAY,
        "met": True,
        "concern": "high",
    }
    one.person.does(c.LogVisit, **visit, note=one.words["visit"])
    one.person.does(c.HoldReview, clean=True, note=one.words["review"])
    pdf = f"%PDF-1.4 {one.words['paper']}".encode()
    paper: dict[str, Any] = {
        "paper_id": an_id(f"paper {one.key}"),
        "kind": "other",
        "title": one.words["paper"],
        "dated_on": DAY,
    }
    one.person.does(AddPaper, **paper, content=pdf)
    objection: dict[str, Any] = {
        "objection_id": an_id(f"objection {one.key}"),
        "event_seq": None,
        "made_on": DAY,
    }
    one.person.does(MakeObjection, **objection, text=one.words["objection"])


def referred(one: Marked, office: str, firm: UUID) -> None:
    for body in ("bank", "employer", "referral"):
        one.person.does(c.GiveConsent, body=body, given=True)
    to: dict[str, dict[str, Any]] = {
        "bank": {"office": office},
        "employer": {"employer_id": firm},
        "clinic": {},
    }
    for body, where in to.items():
        referral = an_id(f"referral {body} {one.key}")
        sent: dict[str, Any] = {"referral_id": referral, "body": body, "body_name": f"Nơi nhận {body}"}
        one.person.does(SendReferral, **sent, reason=one.words["request"], **where)
        one.ids.setdefault("referral", []).append(str(referral))


def in_everything(one: Marked) -> None:
    followed(one)
    referred(one, BANK_OFFICE, EMPLOYER)
    one.person.does(
        c.StartLivelihood, livelihood="job", started_on=DAY, evidence="HĐ 12/2026", employer_id=EMPLOYER
    )  # fmt: skip
    loan: dict[str, Any] = {
        "loan_id": an_id(f"loan {one.key}"),
        "amount_vnd": 50_000_000,
        "purpose": "production",
        "use": "cows",
    }
    one.person.does(c.RecordDisbursement, **loan, months=36, disbursed_on=DAY)
    one.person.does(AskForHelp, by=supporter(one), words=one.words["help"])
    one.person.does(c.RecordFacts, facts={"requested_vnd": 60_000_000})


def supporter(one: Marked) -> Viewer:
    return one.person.office.desk.viewer("g5", DAY)


def offered(one: Marked) -> None:
    one.person.does(c.OfferTransfer, to_unit=HERE)


def withdrawn(one: Marked) -> None:
    followed(one, OTHER_GROUP)
    referred(one, BANK_OFFICE, EMPLOYER)
    for body in ("bank", "employer"):
        one.person.does(c.GiveConsent, body=body, given=False)
    # Its last act, which the officer of the commune may take back.
    here = one.person.office.desk.viewer("canbo_here", DAY)
    one.person.does(c.RecordFacts, by=here, facts={"requested_vnd": 40_000_000})


def elsewhere(one: Marked) -> None:
    followed(one, OTHER_GROUP)
    referred(one, OTHER_OFFICE, OTHER_FIRM)
    bank = one.person.office.desk.viewer("nganhang_other", DAY)
    one.person.does(AnswerReferral, by=bank, referral_id=UUID(one.ids["referral"][0]), answer="accepted")


def closed(one: Marked) -> None:
    followed(one)
    one.person.does(c.Advance, move="close", outcome="declined", note=one.words["review"])


def expunged(one: Marked) -> None:
    """Everything that others could have been told, and nothing of it runs any more."""
    followed(one)
    referred(one, BANK_OFFICE, EMPLOYER)
    _close_as_expunged(one)


def expunged_early(one: Marked) -> None:
    """A loan goes on with its bank and work with its firm."""
    in_everything(one)
    _close_as_expunged(one)


def _close_as_expunged(one: Marked) -> None:
    known = {
        "completed_on": DAY.replace(year=DAY.year - 3),
        "other_penalties_done": True,
        "expungement_confirmed": True,
    }
    one.person.does(c.RecordFacts, facts=known)
    one.person.does(c.Advance, move="close", outcome="expunged", note=one.words["review"])


def plain(_: Marked) -> None:
    """Received and planned for, and nobody else was told."""


CAST = {
    "here": in_everything,
    "there": plain,
    "closed": closed,
    "withdrawn": withdrawn,
    "offered": offered,
    "bodies": elsewhere,
    "alike": plain,
    "expunged": expunged,
    "running": expunged_early,
}
# Whose cases only a manager finds, and of those the number alone.
EXPUNGED = frozenset({"expunged", "running"})
