"""A real office on a real database, and a person who can be brought as far as a test needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Engine, insert

from domain.needs import NeedDomain
from domain.viewer import Role, Viewer
from notifications.rendering import rendered
from persistence import tables as t
from persistence.accounts.attempts import Attempts
from persistence.accounts.credentials import SqlCredentials
from persistence.accounts.sessions import SqlSessions
from persistence.accounts.tokens import SqlTokens
from persistence.desk import SqlDesk
from persistence.engine import open_engine
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from tests.support.ground import prepared
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.signing_in import SigningIn
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units

DAY = date(2026, 3, 2)
OFFICER = Viewer("canbo", Role.OFFICER)
MANAGER = Viewer("lanhdao", Role.MANAGER)
SUPPORTER = Viewer("g5", Role.SUPPORTER)
MASTER = bytes(range(32))
GROUP = UUID("11111111-1111-4111-8111-111111111111")
EMPLOYER = UUID("22222222-2222-4222-8222-222222222222")
BANK_OFFICE = "NHCSXH Như Xuân"
STAFF = {
    "canbo": "officer",
    "lanhdao": "manager",
    "g5": "supporter",
    "quantri": "admin",
    "nganhang": "bank",
    "doanhnghiep": "employer",
}
_SPACE = UUID("33333333-3333-4333-8333-333333333333")


def store_of(office: Office) -> Store:
    """The real store behind the port."""
    assert isinstance(office.store, Store)
    return office.store


def engine_of(office: Office) -> Engine:
    return store_of(office).engine


def an_id(name: str) -> UUID:
    return uuid5(_SPACE, name)


def instant(on: date, minute: int = 0) -> datetime:
    """A working hour of the legal day."""
    return datetime.combine(on, time(2), UTC) + timedelta(minutes=minute)


@contextmanager
def an_office(url: str, filled: bool = False) -> Iterator[Office]:
    """Migrated, with one group (with a lead), one employer and some staff; the clock stands on DAY.

    `filled`: the database is a copy of such an office.
    """
    if not filled:
        prepared(url, _fill)
    engine = open_engine(url)
    shipped = shipped_law(), shipped_units(), shipped_questionnaires()
    store = Store(engine, Keyring(MASTER), *shipped, render=rendered)
    sessions = SqlSessions(store)
    numbers = count(1_000_000 if filled else 0)
    yield Office(
        store,
        SqlDesk(store),
        sessions,
        SigningIn(SqlCredentials(store), Attempts(store), sessions),
        SqlTokens(store),
        clock=lambda: instant(DAY),
        today=lambda: DAY,
        new_id=lambda: an_id(f"command {next(numbers)}"),
    )
    engine.dispose()


def _fill(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        _reference(connection)


def _reference(connection: Any) -> None:
    since = date(2023, 1, 1)
    group = {"id": GROUP, "code": "G5-16174-1", "unit_code": "16174", "village": "Khu phố 1"}
    connection.execute(insert(t.support_group), group | {"valid_from": since, "valid_to": None})
    member = {"id": an_id("lead"), "group_id": GROUP, "role": "veterans", "lead": True, "sealed_name": None}
    connection.execute(
        insert(t.group_member), member | {"sealed_phone": None, "valid_from": since, "valid_to": None}
    )
    firm = {
        "id": EMPLOYER,
        "code": "DN-01",
        "name": "Xưởng gỗ Thanh Bình",
        "sector": "wood",
        "unit_code": "16174",
    }
    connection.execute(insert(t.employer), firm | {"valid_from": since, "valid_to": None})
    for user, role in STAFF.items():
        account = {"user": user, "must_change": False, "created_at": instant(since)}
        connection.execute(insert(t.account), account)
        connection.execute(insert(t.role_grant), _grant(user, role, since))


def _grant(user: str, role: str, since: date) -> dict[str, Any]:
    return {
        "id": an_id(f"grant {user}"),
        "user": user,
        "role": role,
        "units": None,
        "group_id": GROUP if role == "supporter" else None,
        "employer_id": EMPLOYER if role == "employer" else None,
        "office": BANK_OFFICE if role == "bank" else None,
        "valid_from": since,
        "granted_by": "system",
        "granted_at": instant(since),
    }


def reception(name: str = "Lò Văn Inh", **changes: Any) -> c.OpenCase:
    """A complete reception; `changes` replaces fields of the command."""
    details = c.PersonDetails(
        name=name,
        birth_year=1988,
        sex="male",
        ethnicity="thai",
        citizen_id=f"038088{abs(hash_of(name)) % 10**6:06d}",
        phone="0912345678",
        address="Số 3, Khu phố 1",
        offence="Tàng trữ trái phép chất ma túy",
        sentence_months=30,
    )
    whole: dict[str, Any] = {
        "case_id": an_id(f"case {name}"),
        "person_id": an_id(f"person {name}"),
        "details": details,
        "unit_code": "16174",
        "certificate": "completion",
        "certificate_no": "GCN-117/2026",
        "completed_on": date(2026, 2, 20),
        "notice_given": True,
        "sentence_class": "prison_to_5",
        "village": "Khu phố 1",
        "under_18": False,
        "negligent": False,
    }
    return c.OpenCase(**(whole | changes))


def hash_of(text: str) -> int:
    """The same in every process, unlike hash()."""
    return an_id(text).int


class Person:
    """Acts on one case as the officer, day by day."""

    def __init__(self, office: Office, name: str = "Lò Văn Inh", on: date = DAY, **changes: Any) -> None:
        self.office, self.on = office, on
        command = reception(name, **changes)
        self.id = command.case_id
        self.last = self._do(command)

    def does(
        self, kind: type[c.CaseCommand], /, by: Viewer = OFFICER, on: date | None = None, **fields: Any
    ) -> c.Done:
        self.on = on or self.on
        self.last = self._do(kind(self.id, **fields), by)
        return self.last

    def _do(self, command: c.Command, by: Viewer = OFFICER) -> c.Done:
        return self.office.perform(command, by=by, at=instant(self.on), on=self.on)

    def assessed(self, pressing: tuple[str, ...] = ("work",)) -> Person:
        levels = {domain.code: "pressing" if domain.code in pressing else "none" for domain in NeedDomain}
        self.does(c.AssessNeeds, levels=levels, note="Gặp tại nhà")
        self.does(c.Advance, move="assess")
        return self

    def supported(self) -> Person:
        self.assessed()
        step = c.PlannedAction(
            "work", "Giới thiệu việc làm ở xưởng gỗ", "officer", self.on + timedelta(days=30)
        )
        self.does(c.MakePlan, actions=(step,))
        self.does(c.AssignGroup, group_id=GROUP)
        self.does(c.Advance, move="support")
        return self

    def employed(self) -> Person:
        self.supported()
        self.does(
            c.StartLivelihood,
            livelihood="job",
            started_on=self.on,
            evidence="HĐ 12/2026",
            employer_id=EMPLOYER,
        )
        return self
