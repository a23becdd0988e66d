"""A small district whose people carry words that no page can hold by chance: where one turns up, something leaked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from domain.needs import NeedDomain
from domain.viewer import Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.store_facts import write_fact
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    EMPLOYER,
    GROUP,
    Person,
    an_id,
    an_office,
    engine_of,
    instant,
)
from workflows.services import commands as c
from workflows.services.objection_commands import MakeObjection
from workflows.services.office import Office
from workflows.services.paper_commands import AddPaper
from workflows.services.referral_commands import AnswerReferral, SendReferral
from workflows.services.role_commands import AskForHelp, OfferVacancy

HERE, THERE = "16174", "16177"
OTHER_GROUP, OTHER_FIRM, OTHER_OFFICE = an_id("group 2"), an_id("firm 2"), "NHCSXH Thọ Xuân"
_SINCE = date(2023, 1, 1)
# By account: role and scope. The accounts of STAFF stay, but for the officer of one commune and two bodies beside it.
ACCOUNTS: Mapping[str, Mapping[str, Any]] = {
    "canbo_here": {"role": "officer", "units": [HERE]},
    "canbo_there": {"role": "officer", "units": [THERE]},
    "g5_other": {"role": "supporter", "group_id": OTHER_GROUP},
    "nganhang_other": {"role": "bank", "office": OTHER_OFFICE},
    "doanhnghiep_other": {"role": "employer", "employer_id": OTHER_FIRM},
    "unready": {"role": "officer", "units": [HERE]},
}
VIEWERS = (
    "canbo_here", "canbo_there", "lanhdao", "g5", "g5_other", "nganhang", "nganhang_other", "doanhnghiep",
    "doanhnghiep_other", "quantri",
)  # fmt: skip
# What of its own people a role still never reads, by the words below.
HIDDEN_WORDS: Mapping[str, tuple[str, ...]] = {
    "supporter": ("offence", "certificate", "citizen_id", "health", "request", "paper", "objection"),
    "bank": ("offence", "certificate", "called", "plan", "visit", "need", "review", "health", "help", "paper",
             "objection", "request"),
    "employer": ("offence", "certificate", "called", "citizen_id", "address", "plan", "visit", "need", "review",
                 "health", "help", "paper", "objection", "request"),
    "admin": ("name", "called", "phone", "citizen_id", "address", "offence", "certificate", "plan", "visit", "need",
              "review", "health", "help", "paper", "objection", "request"),
}  # fmt: skip


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


@dataclass
class World:
    office: Office
    people: dict[str, Marked]
    # What addresses name beside the people's own things.
    ids: dict[str, str] = field(default_factory=dict)

    def viewer(self, user: str) -> Viewer:
        return self.office.desk.viewer(user, self.office.today())

    def seen_by(self, user: str) -> set[str]:
        """The keys of the people whose cases the account may see, as `persistence.scope` says."""
        with engine_of(self.office).connect() as connection:
            ids = set(connection.scalars(select(t.case.c.id).where(visible(self.viewer(user)))))
        return {key for key, one in self.people.items() if one.person.id in ids}

    def leaks(self, user: str | None, text: str, said: str = "") -> list[str]:
        """Words in `text` that the account may not read; what the request itself `said` is no leak."""
        seen = set() if user is None else self.seen_of[user]
        hidden = () if user is None else HIDDEN_WORDS.get(self.role_of[user], ())
        readable = {one.words[name] for key, one in self.people.items() if key in seen
                    for name in one.words if name not in hidden}  # fmt: skip
        found = []
        for key, one in self.people.items():
            whole = one.words | {"number": one.number}
            for name in hidden if key in seen else whole:
                if whole[name] in text and whole[name] not in said and whole[name] not in readable:
                    found.append(f"{key}.{name}")
        return found

    def settle(self) -> None:
        """Scopes are asked once: nothing in these tests changes them."""
        self.seen_of = {user: self.seen_by(user) for user in VIEWERS}
        self.role_of = {user: self.viewer(user).role.value for user in VIEWERS}


@contextmanager
def a_world(url: str) -> Iterator[World]:
    with an_office(url) as office:
        _accounts(office)
        people = {key: _somebody(office, place, key) for place, key in enumerate(_CAST)}
        for key, change in _CAST.items():
            change(people[key])
        world = World(office, people)
        _things(world)
        world.settle()
        yield world


def _accounts(office: Office) -> None:
    with engine_of(office).execution_options(writes=True).begin() as connection:
        write_fact(connection, "demo", "1")
        group = {"id": OTHER_GROUP, "code": "G5-16174-2", "unit_code": HERE, "village": "Khu phố 2"}
        connection.execute(insert(t.support_group), group | {"valid_from": _SINCE, "valid_to": None})
        member = {"id": an_id("lead 2"), "group_id": OTHER_GROUP, "role": "veterans", "lead": True}
        connection.execute(insert(t.group_member), member | {"valid_from": _SINCE})
        firm = {"id": OTHER_FIRM, "code": "DN-02", "name": "May Thọ Xuân", "sector": "garment"}
        connection.execute(insert(t.employer), firm | {"unit_code": HERE, "valid_from": _SINCE})
        for user, grant in ACCOUNTS.items():
            account = {"user": user, "must_change": user == "unready", "created_at": instant(_SINCE)}
            connection.execute(insert(t.account), account)
            whole = {"units": None, "group_id": None, "office": None, "employer_id": None} | dict(grant)
            whole |= {"id": an_id(f"grant {user}"), "user": user, "valid_from": _SINCE}
            connection.execute(
                insert(t.role_grant), whole | {"granted_by": "system", "granted_at": instant(_SINCE)}
            )


def _somebody(office: Office, place: int, key: str) -> Marked:
    """Received, assessed and planned for, with a word of their own at every step."""
    word = f"zq{key}x"
    words = {name: f"{word}{name.replace('_', '')}w" for name in
             ("called", "address", "offence", "certificate", "plan", "visit", "need", "review", "health", "help",
              "paper", "objection", "request")}  # fmt: skip
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


def _followed(one: Marked, group: UUID = GROUP) -> None:
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


def _referred(one: Marked, office: str, firm: UUID) -> None:
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


def _in_everything(one: Marked) -> None:
    _followed(one)
    _referred(one, BANK_OFFICE, EMPLOYER)
    one.person.does(
        c.StartLivelihood, livelihood="job", started_on=DAY, evidence="HĐ 12/2026", employer_id=EMPLOYER
    )  # fmt: skip
    loan: dict[str, Any] = {
        "loan_id": an_id("loan here"),
        "amount_vnd": 50_000_000,
        "purpose": "production",
        "use": "cows",
    }
    one.person.does(c.RecordDisbursement, **loan, months=36, disbursed_on=DAY)
    one.person.does(AskForHelp, by=_supporter(one), words=one.words["help"])
    one.person.does(c.RecordFacts, facts={"requested_vnd": 60_000_000})


def _supporter(one: Marked) -> Viewer:
    return one.person.office.desk.viewer("g5", DAY)


def _offered(one: Marked) -> None:
    one.person.does(c.OfferTransfer, to_unit=HERE)


def _withdrawn(one: Marked) -> None:
    _followed(one, OTHER_GROUP)
    _referred(one, BANK_OFFICE, EMPLOYER)
    for body in ("bank", "employer"):
        one.person.does(c.GiveConsent, body=body, given=False)
    # Its last act, which the officer of the commune may take back.
    here = one.person.office.desk.viewer("canbo_here", DAY)
    one.person.does(c.RecordFacts, by=here, facts={"requested_vnd": 40_000_000})


def _elsewhere(one: Marked) -> None:
    _followed(one, OTHER_GROUP)
    _referred(one, OTHER_OFFICE, OTHER_FIRM)
    bank = one.person.office.desk.viewer("nganhang_other", DAY)
    one.person.does(AnswerReferral, by=bank, referral_id=UUID(one.ids["referral"][0]), answer="accepted")


def _closed(one: Marked) -> None:
    _followed(one)
    one.person.does(c.Advance, move="close", outcome="declined", note=one.words["review"])


def _plain(_: Marked) -> None:
    """Received and planned for, and nobody else was told."""


_CAST = {
    "here": _in_everything,
    "there": _plain,
    "closed": _closed,
    "withdrawn": _withdrawn,
    "offered": _offered,
    "bodies": _elsewhere,
    "alike": _plain,
}


def _things(world: World) -> None:
    """The ids that addresses name, each with whose it is."""
    office = world.office
    with engine_of(office).connect() as connection:
        for one in world.people.values():
            one.ids |= {"number": [one.number], "person": [str(an_id(f"person {one.key}"))]}
            for name, table in (("action", t.plan_action), ("loan", t.loan), ("paper", t.paper)):
                query = select(table.c.id).where(table.c.case_id == one.person.id)
                one.ids[name] = [str(each) for each in connection.scalars(query)]
    vacancy = an_id("vacancy")
    by = office.desk.viewer("doanhnghiep", DAY)
    offer = OfferVacancy(vacancy, HERE, ("carpentry",), 6_000_000, 2, DAY)
    office.perform(offer, by=by, at=instant(DAY), on=DAY)
    job = an_id("job")
    office.desk.jobs.open(job, "bulk", "canbo_here", 1, office.now())
    office.desk.jobs.finish(
        job,
        office.now(),
        "done",
        {"act": "group", "done": [world.people["here"].number], "already": [], "refused": []},
    )
    office.tokens.create("canbo_here", "matrix", 9, by="quantri", at=office.now())
    office.sessions.open("canbo_here", at=office.now(), agent="x", address="127.0.0.1", second_factor=True)
    office.desk.drafts.save(
        "canbo_here", "/cases/new", {"name": world.people["here"].words["called"]}, office.now()
    )
    with engine_of(office).connect() as connection:
        token = connection.scalar(select(t.api_token.c.id))
        session = connection.scalar(select(t.session.c.id).where(t.session.c.user == "canbo_here"))
    world.ids = {
        "vacancy": str(vacancy),
        "job": str(job),
        "token": str(token),
        "session": str(session),
        "grant": str(an_id("grant canbo_here")),
        "user": "canbo_here",
    }
