"""A small district whose people carry words that no page can hold by chance: where one turns up, something leaked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from domain.firm_lending.machine import FirmMove
from domain.lending.lists import PoliceList
from domain.monthly.month import Month
from domain.viewer import Viewer
from persistence import tables as t
from persistence.scope import visible
from persistence.store_facts import write_fact
from tests.support.firms import KNOWN, PLAN, SAID
from tests.support.offices import (
    BANK_OFFICE,
    DAY,
    EMPLOYER,
    GROUP,
    an_id,
    an_office,
    engine_of,
    instant,
    store_of,
)
from tests.support.world_people import (
    CAST,
    EXPUNGED,
    HERE,
    OTHER_FIRM,
    OTHER_GROUP,
    OTHER_OFFICE,
    THERE,
    Marked,
    somebody,
)
from workflows import monthly_papers as papers
from workflows.services import firm_loan_commands as firm
from workflows.services.agency_commands import AssignToAgency
from workflows.services.batch_commands import MakeBatch
from workflows.services.introduction_commands import FixPair, ProposeIntroduction
from workflows.services.law_commands import ProposeLawChange
from workflows.services.model_commands import NoteActivity, NoteOutreach, RegisterModel
from workflows.services.office import Office
from workflows.services.vacancy_commands import OfferVacancy

_SINCE = date(2023, 1, 1)
FIRM_FILE = an_id("firm file")
# The command that proposed a value, and of which parameter.
LAW_PROPOSAL, LAW_KEY = an_id("law proposal"), "qd22.production_term_months"
AGENCY_ACTION = an_id("agency action")
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
    "supporter": ("offence", "certificate", "citizen_id", "health", "request", "paper", "objection", "list"),
    "bank": ("offence", "certificate", "called", "plan", "visit", "need", "review", "health", "help", "paper",
             "objection", "request", "list"),
    "employer": ("offence", "certificate", "called", "citizen_id", "address", "plan", "visit", "need", "review",
                 "health", "help", "paper", "objection", "request", "list"),
    "admin": ("name", "called", "phone", "citizen_id", "address", "offence", "certificate", "plan", "visit", "need",
              "review", "health", "help", "paper", "objection", "request", "list"),
}  # fmt: skip


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
            if key in EXPUNGED and user is not None and self.role_of[user] == "manager":
                del whole["number"]
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
        people = {key: somebody(office, place, key) for place, key in enumerate(CAST)}
        for key, change in CAST.items():
            change(people[key])
        world = World(office, people)
        _things(world)
        _signed_month(office)
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


def _things(world: World) -> None:
    """The ids that addresses name, each with whose it is."""
    office = world.office
    with engine_of(office).connect() as connection:
        for one in world.people.values():
            one.ids |= {"number": [one.number], "person": [str(an_id(f"person {one.key}"))]}
            for name, table in (
                ("action", t.plan_action),
                ("loan", t.loan),
                ("paper", t.paper),
                ("file", t.loan_file),
            ):
                query = select(table.c.id).where(table.c.case_id == one.person.id)
                one.ids[name] = [str(each) for each in connection.scalars(query)]
            items = select(t.work_item.c.id).where(
                t.work_item.c.case_id == one.person.id, t.work_item.c.kind == "concern"
            )
            one.ids["item"] = [str(each) for each in connection.scalars(items)][:1]
            # The group of the commune is its officer's, like the person there.
            mine = one.key == "here"
            one.ids |= {"group": [str(GROUP)] if mine else [], "member": [str(an_id("lead"))] if mine else []}
    _batch(world)
    _list(world)
    vacancy = an_id("vacancy")
    by = office.desk.viewer("doanhnghiep", DAY)
    offer = OfferVacancy(vacancy, HERE, ("carpentry",), 6_000_000, 2, DAY)
    office.perform(offer, by=by, at=instant(DAY), on=DAY)
    _introduce(world, vacancy)
    _propose(office)
    _assign(office)
    _firm_loan(office)
    _model(office)
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
        "partner": str(EMPLOYER),
        "firm_file": str(FIRM_FILE),
        "model": str(an_id("model")),
        "activity": str(an_id("activity")),
        "outreach_session": str(an_id("outreach")),
        "job": str(job),
        "token": str(token),
        "session": str(session),
        "grant": str(an_id("grant canbo_here")),
        "user": "canbo_here",
    }


def _batch(world: World) -> None:
    """To the bank, with the one file that is there."""
    office, batch = world.office, an_id("batch")
    by = office.desk.viewer("lanhdao", DAY)
    files = office.desk.batches.offered(by, BANK_OFFICE, "all", at=instant(DAY), on=DAY)
    office.perform(MakeBatch(batch, BANK_OFFICE, files), by=by, at=instant(DAY), on=DAY)
    for one in world.people.values():
        one.ids["batch"] = [str(batch)] if one.key == "here" else []


def _introduce(world: World, vacancy: UUID) -> None:
    """To the firm that sees the case anyway, and a pair that is ruled out."""
    here, introduction, pair = world.people["here"], an_id("introduction"), an_id("pair")
    by = world.office.desk.viewer("canbo_here", DAY)
    here.person.does(ProposeIntroduction, by=by, introduction_id=introduction, vacancy_id=vacancy)
    here.person.does(
        FixPair, by=by, rule_id=pair, vacancy_id=vacancy, rule="forbid", reason=here.words["plan"]
    )
    for one in world.people.values():
        mine = one is here
        one.ids |= {"introduction": [str(introduction)] if mine else [], "pair": [str(pair)] if mine else []}


def _list(world: World) -> None:
    """Of the commune, with the same file."""
    here = world.people["here"]
    known = PoliceList(an_id("police list"), HERE, "5/DS", DAY, here.words["list"])
    by = world.office.desk.viewer("canbo_here", DAY)
    store = store_of(world.office)
    with store.command(an_id("list act"), by=by, at=instant(DAY), on=DAY, act="draw_list") as work:
        work.police_lists.keep(known, [UUID(each) for each in here.ids["file"]])
        work.commit({}, b"")
    for one in world.people.values():
        one.ids["list"] = [str(known.id)] if one is here else []


def _firm_loan(office: Office) -> None:
    """Of the commune's partner firm, at the bank."""
    by = office.desk.viewer("canbo_here", DAY)
    opened = firm.OpenFirmFile(FIRM_FILE, EMPLOYER, 500_000_000, 60, KNOWN, PLAN)
    steps = (firm.TakeFirmStep(FIRM_FILE, move, SAID[move]) for move in (FirmMove.CERTIFY, FirmMove.SEND))
    for command in (opened, *steps):
        office.perform(command, by=by, at=instant(DAY), on=DAY)


def _model(office: Office) -> None:
    """Of the commune, with what it did once, and a session of its own."""
    by, model = office.desk.viewer("canbo_here", DAY), an_id("model")
    for command in (
        RegisterModel(model, "clan", "Dòng họ văn hóa", HERE, _SINCE),
        NoteActivity(an_id("activity"), model, "meeting", DAY, people=12),
        NoteOutreach(an_id("outreach"), HERE, "law", "villagers", 40, DAY, model_id=model),
    ):
        office.perform(command, by=by, at=instant(DAY), on=DAY)


def _propose(office: Office) -> None:
    by = office.desk.viewer("quantri", DAY)
    text = {
        "citation": "Điều 1",
        "standing": "confirmed",
        "reference": "Công báo",
        "note": "",
        "reason": "Mới",
    }
    command = ProposeLawChange(LAW_KEY, 60, date(2026, 7, 1), None, **text)  # type: ignore[arg-type]
    office.perform(command, by=by, at=instant(DAY), on=DAY, command_id=LAW_PROPOSAL)


def _assign(office: Office) -> None:
    asked = AssignToAgency(AGENCY_ACTION, "women", "Sửa nhà tạm", date(2026, 7, 1), HERE)
    office.perform(asked, by=office.desk.viewer("lanhdao", DAY), at=instant(DAY), on=DAY)


def _signed_month(office: Office) -> None:
    drawn = papers.draft(office, Month.of("2026-02"))
    papers.sign(office, drawn, by=office.desk.viewer("lanhdao", DAY), command_id=an_id("signed month"))
