"""Where ports meet adapters, and the only place that reads the clock."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import Engine

from domain.dates import legal_day
from domain.gauges import Gauges
from domain.parameters import Law
from domain.viewer import Role
from notifications.channels import kinds
from notifications.channels.kind import Tools
from notifications.post import Posting
from notifications.rendering import rendered
from persistence.accounts.attempts import Attempts
from persistence.accounts.credentials import SqlCredentials
from persistence.accounts.sessions import SqlSessions
from persistence.accounts.tokens import SqlTokens
from persistence.desk import SqlDesk
from persistence.desk.history import end_of_legal_day
from persistence.engine import holds_database, open_engine
from persistence.gauges import read_gauges
from persistence.law_rows import LawRegister
from persistence.posting.channel_states import ChannelTokens
from persistence.posting.outgoing import SqlOutgoing
from persistence.schema import has_schema, require_current, state, upgrade
from persistence.sealing import Keyring, make_master_key, read_master_key
from persistence.search import catch_up
from persistence.store_facts import holds_sealed, read_facts
from persistence.sweeps import SqlSweeps
from persistence.unit_of_work import Store
from persistence.verify import Verification, verify
from workflows.breached import breaches
from workflows.services.office import Office
from workflows.services.signing_in import SigningIn
from workflows.settings import Settings
from workflows.shipped import shipped_group_rules, shipped_law, shipped_questionnaires, shipped_units

# With real people's data these roles sign in with a second factor only.
CODES_REQUIRED_OF = frozenset({Role.OFFICER, Role.MANAGER, Role.BANK, Role.ADMIN})


def now() -> datetime:
    """The instant, in UTC."""
    return datetime.now(UTC)


class _Uuid7:
    """A UUID whose order is time (RFC 9562 §5.7), strictly rising within a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._millisecond = self._counter = 0

    def __call__(self) -> UUID:
        head = self._head()
        tail = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1 | 1 << 63
        return UUID(int=head << 64 | tail)

    def _head(self) -> int:
        """48 bits of milliseconds, the version, and a counter that begins low so that it can rise."""
        with self._lock:
            moment = time.time_ns() // 1_000_000
            if moment > self._millisecond:
                self._millisecond, self._counter = moment, int.from_bytes(os.urandom(2), "big") & 0x3FF
            elif self._counter < 0xFFF:
                self._counter += 1
            else:
                self._millisecond, self._counter = self._millisecond + 1, 0
            return self._millisecond << 16 | 0x7000 | self._counter


uuid7 = _Uuid7()


def _engine(settings: Settings) -> Engine:
    return open_engine(settings.database, slow=settings.slow_seconds, bears_mark=settings.sql_marks)


@contextmanager
def opened_engine(settings: Settings) -> Iterator[Engine]:
    """The database for as long as the block, whatever its schema; needs no key."""
    engine = _engine(settings)
    try:
        yield engine
    finally:
        engine.dispose()


def open_store(settings: Settings) -> Store:
    """The store with its keys. Raises KeyMissing, SchemaMissing, NewerSchema."""
    keyring = Keyring(read_master_key(settings.key_file))
    engine = _engine(settings)
    require_current(engine)
    law, units, asked = shipped_law(), shipped_units(), shipped_questionnaires()
    return Store(engine, keyring, law, units, asked, shipped_group_rules(), rendered)


def open_office(settings: Settings) -> Office:
    """The application, ready to perform and to read."""
    store = open_store(settings)
    sessions = SqlSessions(store)
    demo = bool(read_facts(store.engine).get("demo"))
    return Office(
        store,
        SqlDesk(store),
        sessions,
        SigningIn(SqlCredentials(store), Attempts(store), sessions, breaches(settings.breached_file)),
        SqlTokens(store),
        clock=now,
        today=legal_today(settings, store),
        new_id=uuid7,
        codes_required_of=frozenset() if demo else CODES_REQUIRED_OF,
    )


def open_gauges(settings: Settings) -> Callable[[], Gauges]:
    """Counts what waits whenever it is asked, on a connection of its own. Raises SchemaMissing, NewerSchema."""
    engine = _engine(settings)
    require_current(engine)
    fixed = settings.today or _fixed_day(engine)
    return lambda: read_gauges(engine, fixed or legal_day(now()))


def open_sweeps(settings: Settings) -> SqlSweeps:
    """The due work of a day; needs no master key. Raises SchemaMissing, NewerSchema."""
    engine = _engine(settings)
    require_current(engine)
    return SqlSweeps(engine, shipped_law(), shipped_units(), rendered)


def open_posting(settings: Settings, clock: Callable[[], datetime] = now) -> tuple[SqlOutgoing, Posting]:
    """What waits for the channels outside, and the channels. Raises KeyMissing, SchemaMissing, NewerSchema.

    Invented data stands on a fixed day and has no night: its quiet hours are held against nine in the morning.
    """
    store = open_store(settings)
    hour = (lambda _: 9) if _fixed_day(store.engine) else None
    grant = settings.zalo_refresh_token or ""
    tools = {
        name: Tools(clock, ChannelTokens(store, name, grant) if name == "zalo" else None) for name in kinds()
    }
    return SqlOutgoing(store, hour), Posting(settings.channels, tools, settings.link)


def law_in_force(settings: Settings, known_on: date | None = None) -> tuple[Law, date]:
    """The law as the store approved it, by the end of `known_on`, and the legal day; what ships where no store is.

    Needs no key and makes nothing. Raises SchemaMissing, NewerSchema.
    """
    engine = _engine(settings) if holds_database(settings.database) else None
    if engine is None or not has_schema(engine):
        return shipped_law(), settings.today or legal_day(now())
    require_current(engine)
    register = LawRegister(shipped_law())
    with engine.connect() as connection:
        known = None if known_on is None else end_of_legal_day(known_on)
        law = register.read(connection) if known is None else register.as_known(connection, known)
    fixed = settings.today or _fixed_day(engine)
    return law, fixed or legal_day(now())


def _fixed_day(engine: Engine) -> date | None:
    day = read_facts(engine).get("demo_day")
    return date.fromisoformat(day) if day else None


def legal_today(settings: Settings, store: Store | SqlSweeps) -> Callable[[], date]:
    """The legal day: `DUONGVE_TODAY`, else the demo data set's fixed day, else the day in Vietnam."""
    fixed = settings.today or _fixed_day(store.engine)
    return lambda: fixed or legal_day(now())


def initialise(settings: Settings) -> bool:
    """Makes the data folder, the key file (mode 600) and the newest schema; whether the key is new.

    Raises KeyMissing where names are already sealed: a second key would open none of them.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = _engine(settings)
    fresh = not settings.key_file.exists()
    if fresh and holds_sealed(engine):
        read_master_key(settings.key_file)
    if fresh:
        make_master_key(settings.key_file)
    upgrade(engine)
    _index_names(engine, settings)
    engine.dispose()
    return fresh


def verify_history(settings: Settings) -> Verification:
    """Walks every chain; needs no master key."""
    engine = _engine(settings)
    require_current(engine)
    return verify(engine)


def check_key(settings: Settings) -> None:
    """Raises KeyMissing."""
    read_master_key(settings.key_file)


def schema_state(settings: Settings) -> tuple[str, str]:
    """(revision of the database, newest revision known)."""
    return state(_engine(settings))


def require_schema(settings: Settings) -> None:
    """Raises SchemaMissing or NewerSchema."""
    require_current(_engine(settings))


def migrate(settings: Settings) -> None:
    """Brings the database to the newest schema. Raises NewerSchema, KeyMissing where names wait to be indexed."""
    engine = _engine(settings)
    upgrade(engine)
    _index_names(engine, settings)


def _index_names(engine: Engine, settings: Settings) -> None:
    """A migration holds no key: the names of a store that an older program filled are indexed here."""
    if read_facts(engine).get("names_to_index"):
        keyring = Keyring(read_master_key(settings.key_file))
        with engine.execution_options(writes=True).begin() as connection:
            catch_up(connection, keyring)
