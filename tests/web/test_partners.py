"""Partner employers: standing, pledge and contact on their pages, and accounts that end, are warned of and renewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from domain.dates import months_after
from domain.errors import BadValue
from domain.partners import Partner, PartnerNotActive, Pledge, amended, pledged
from persistence import tables as t
from tests.support.crowds import sweeps_on
from tests.support.introduced import a_seeker, a_vacancy, proposed
from tests.support.offices import DAY, EMPLOYER, an_id, an_office, engine_of, instant
from tests.support.visiting import visitor_of
from workflows.services.administration_commands import GrantRole
from workflows.services.office import Office
from workflows.services.partner_commands import RenewPortal

HERE = f"/partners/{EMPLOYER}"
GRANT = an_id("grant doanhnghiep")
PLEDGE = Pledge(an_id("pledge"), EMPLOYER, 6, "carpentry", DAY, date(2026, 12, 31), DAY, "canbo")


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def sent(**said: str) -> dict[str, str]:
    return {"command_id": str(uuid4()), **said}


def grant_ends(office: Office, on: date) -> None:
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(update(t.role_grant).where(t.role_grant.c.id == GRANT).values(valid_to=on))


def ends_of(office: Office) -> list[date]:
    g = t.role_grant.c
    with engine_of(office).connect() as connection:
        return list(
            connection.scalars(select(g.valid_to).where(g.user == "doanhnghiep").order_by(g.valid_to))
        )


@pytest.mark.parametrize(
    "change",
    [{"jobs": 0}, {"jobs": -1}, {"jobs": 501}, {"kinds": "theft"}, {"until_on": DAY}, {"until_on": date(2032, 1, 1)}],
)  # fmt: skip
def test_a_pledge_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    said = {name: getattr(PLEDGE, name) for name in Pledge.__dataclass_fields__} | change
    with pytest.raises(BadValue):
        pledged(Pledge(**said))


@pytest.mark.parametrize(
    "change", [{"workers": 0}, {"phone": "12"}, {"standing": "paused"}, {"standing": "x"}]
)
def test_facts_of_a_firm_that_cannot_be_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        amended(Partner(EMPLOYER), Partner(EMPLOYER, **change), DAY)


def test_facts_and_pledge_are_entered_and_shown_with_the_share_and_the_calculator(office: Office) -> None:
    officer = visitor_of(office, "canbo")
    facts = {
        "standing": "active",
        "site": "Khu phố 3",
        "workers": "40",
        "contact": "Lê Mộc",
        "phone": "0912 345 678",
    }
    assert officer.post(f"{HERE}/amend", data=sent(**facts)).status_code == 303
    pledge = {"jobs": "6", "from_on": "2026-01-01", "until_on": "2026-12-31", "skill.carpentry": "yes"}
    assert officer.post(f"{HERE}/pledges", data=sent(**pledge)).status_code == 303
    page = officer.get(HERE).text
    for words in ("Khu phố 3", "Lê Mộc", "0912345678", "6 việc, từ 01/01/2026", "Nghề mộc", "tức là 4 người"):
        assert words.replace(" ", "") in page.replace(" ", ""), words
    assert officer.get("/firm-loans/calculator?workers=40&released_workers=0").status_code == 200
    assert "workers=40&amp;released_workers=0" in page
    listed = officer.get("/partners").text
    assert "Cam kết 6 việc" in listed and "Lê Mộc" not in listed
    with engine_of(office).connect() as connection:
        row = connection.execute(select(t.partner)).one()
    assert "Lê Mộc".encode() not in row.sealed_contact and b"912345678" not in row.sealed_phone


def test_a_paused_firm_gets_nothing_new_until_it_takes_part_again(office: Office) -> None:
    person, vacancy = a_seeker(office), a_vacancy(office)
    officer = visitor_of(office, "canbo")
    assert officer.post(f"{HERE}/amend", data=sent(standing="paused")).status_code == 422
    pause = sent(standing="paused", standing_reason="Hết đơn hàng")
    assert officer.post(f"{HERE}/amend", data=pause).status_code == 303
    with pytest.raises(PartnerNotActive):
        proposed(person, vacancy)
    with pytest.raises(PartnerNotActive):
        a_vacancy(office, "another")
    officer.post("/matching/run", data=sent())
    assert str(vacancy) not in officer.get("/matching").text.split('id="try"')[0]
    officer.post(f"{HERE}/amend", data=sent(standing="active"))
    officer.post("/matching/run", data=sent())
    assert str(vacancy) in officer.get("/matching").text.split('id="try"')[0]
    proposed(person, vacancy)


def test_an_account_of_a_firm_always_ends_and_holds_no_longer_than_is_given_at_once(office: Office) -> None:
    admin = office.desk.viewer("quantri", DAY)
    said = {"user": "doanhnghiep", "role": "employer", "valid_from": DAY, "employer_id": EMPLOYER}
    last = months_after(DAY, 12)
    office.perform(GrantRole(an_id("g1"), **said), by=admin, at=instant(DAY), on=DAY)  # type: ignore[arg-type]
    with engine_of(office).connect() as connection:
        found = connection.scalar(select(t.role_grant.c.valid_to).where(t.role_grant.c.id == an_id("g1")))
    assert found == last
    longer = GrantRole(an_id("g2"), valid_to=last + timedelta(days=1), **said)  # type: ignore[arg-type]
    with pytest.raises(BadValue):
        office.perform(longer, by=admin, at=instant(DAY), on=DAY)


@pytest.mark.parametrize(("days", "warned"), [(31, 0), (30, 2), (1, 2), (0, 0)])
def test_the_firm_and_the_office_are_warned_once_before_the_end(
    office: Office, days: int, warned: int
) -> None:
    grant_ends(office, DAY + timedelta(days=days))
    sweeps = sweeps_on(engine_of(office))
    for on in (DAY, DAY):
        sweeps_done = [
            sweeps.run("deliver", each, on, instant(on)) for each in sweeps.plan("deliver", on, instant(on))
        ]
        assert sweeps_done
    query = select(t.outbox.c.to_user, t.outbox.c.to_role).where(
        t.outbox.c.template.startswith("message.portal")
    )
    with engine_of(office).connect() as connection:
        found = {tuple(row) for row in connection.execute(query)}
        told = len(connection.execute(query).all())
    assert told == warned
    assert found == ({("doanhnghiep", "employer"), (None, "officer")} if warned else set())


@pytest.mark.parametrize("days", [20, -20])
def test_an_officer_renews_an_account_before_its_end_or_after_it(office: Office, days: int) -> None:
    grant_ends(office, ended := DAY + timedelta(days=days))
    officer = visitor_of(office, "canbo")
    assert "hết hạn ngày" in officer.get(HERE).text
    late = sent(valid_to=(months_after(DAY, 12) + timedelta(days=1)).isoformat())
    assert officer.post(f"{HERE}/accounts/{GRANT}/renew", data=late).status_code == 422
    until = months_after(DAY, 6)
    done = officer.post(f"{HERE}/accounts/{GRANT}/renew", data=sent(valid_to=until.isoformat()))
    assert done.headers["location"].endswith("done=partner_renew")
    assert ends_of(office) == [ended, until]
    assert office.desk.viewer("doanhnghiep", DAY).employer == EMPLOYER
    assert office.desk.viewer("doanhnghiep", until - timedelta(days=1)).employer == EMPLOYER


def test_only_a_firms_own_account_is_renewed_and_only_by_the_office(office: Office) -> None:
    grant_ends(office, DAY + timedelta(days=9))
    firm, officer = visitor_of(office, "doanhnghiep"), visitor_of(office, "canbo")
    assert firm.get(HERE).status_code == 403 and firm.get("/partners").status_code == 403
    assert firm.post(f"{HERE}/accounts/{GRANT}/renew", data=sent(valid_to="2026-09-01")).status_code == 403
    foreign = officer.post(f"{HERE}/accounts/{an_id('grant canbo')}/renew", data=sent(valid_to="2026-09-01"))
    assert foreign.status_code == 404
    by = office.desk.viewer("canbo", DAY)
    with pytest.raises(BadValue):
        renew = RenewPortal(an_id("r"), EMPLOYER, GRANT, DAY + timedelta(days=9))
        office.perform(renew, by=by, at=instant(DAY), on=DAY)
