"""The list of 50 out of 100,000 cases over HTTP, signed in and in scope, beside Django on the same database.

Two processes a side, one a core. Ours is `duongve serve` (uvicorn, each process with its threads) and also writes the
durable row that says who saw whom, which no peer does. Django runs under gunicorn, two workers with threads. All
compress.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from gzip import decompress
from statistics import median, quantiles
from typing import Any
from urllib.request import Request, urlopen

from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import insert, select

from benchmarks.databases import Database, Suite, suite
from benchmarks.list_rows import PAGE
from benchmarks.measuring import Result
from benchmarks.servers import ROOT, cpu_seconds, serving
from persistence import tables as t
from seed.bulk import load
from workflows.bootstrap import initialise, open_office, open_store, uuid7
from workflows.services.office import Office
from workflows.settings import Settings

PEOPLE, CLIENTS, SECONDS, ROUNDS, THREADS, PROCESSES = 100_000, 8, 3.0, 5, 4, 2
PEER = ROOT / ".venv-bench" / "bin" / "python"
DISTRICT, COMMUNES = "canbo", "canbo.hai.xa"
OURS, VIEW, ADMIN, FLOOR = "ours", "Django ListView", "Django admin", "raw driver and template"


def suites(sqlite: Database, postgresql: Database) -> Mapping[str, Suite]:
    return {
        "list.page.sqlite": suite(sqlite, measured, PEOPLE),
        "list.page.postgresql": suite(postgresql, measured, PEOPLE),
    }


def measured(settings: Settings, people: int) -> Iterator[Result]:
    if not PEER.exists():
        sys.exit("Django is not installed: make bench builds its environment.")
    name = "list.page.postgresql" if settings.database_url else "list.page"
    for each in on(prepared(settings, people), name):
        yield replace(each, scale=people)


def prepared(settings: Settings, people: int) -> Settings:
    initialise(settings)
    store = open_store(settings)
    load(store, people, seed=2026, progress=lambda done, total: None)
    store.engine.dispose()
    return settings


def on(settings: Settings, name: str) -> Iterator[Result]:
    """Two communes, then the whole district; of each the time a page takes and the 95th percentile a client waits."""
    office = open_office(settings)
    _add_officer(settings, office)
    with ExitStack() as stack:
        sides = _sides(settings, office, stack)
        for user, part in ((COMMUNES, ""), (DISTRICT, ".district")):
            mine = [each.of(user) for each in sides]
            _same_page(mine)
            yield from _measured(f"{name}{part}", mine)


def _add_officer(settings: Settings, office: Office) -> None:
    """An account for two of the six communes, if it is not there yet."""
    day, store = office.today(), open_store(settings)
    units = [each.code for each in office.units.on(day)][:2]
    account = {"user": COMMUNES, "must_change": False, "created_at": office.now()}
    grant = {"id": uuid7(), "user": COMMUNES, "role": "officer", "units": units, "valid_from": day}
    with store.writing() as connection:
        if connection.scalar(select(t.account.c.user).where(t.account.c.user == COMMUNES)) is None:
            connection.execute(insert(t.account), account)
            connection.execute(
                insert(t.role_grant), grant | {"granted_by": "system", "granted_at": office.now()}
            )
    store.engine.dispose()


@dataclass(frozen=True)
class Side:
    """`paths` and `cookies` by account: the floor has no accounts, so its path names the communes."""

    name: str
    port: int
    pid: int
    paths: Mapping[str, str]
    cookies: Mapping[str, str]
    user: str = DISTRICT

    def of(self, user: str) -> Side:
        return replace(self, user=user)

    def html(self) -> str:
        headers = {"Cookie": self.cookies[self.user], "Accept-Encoding": "gzip"}
        address = f"http://127.0.0.1:{self.port}{self.paths[self.user]}"
        with urlopen(Request(address, headers=headers)) as answer:
            return decompress(answer.read()).decode()

    def load(self, seconds: float) -> dict[str, Any]:
        before = cpu_seconds(self.pid)
        words = [self.port, self.paths[self.user], self.cookies[self.user], CLIENTS, seconds]
        command = [sys.executable, "-m", "benchmarks.load", *map(str, words)]
        answer = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        found: dict[str, Any] = json.loads(answer.stdout)
        return found | {"server_cpu": (cpu_seconds(self.pid) - before) / seconds}


def _sides(settings: Settings, office: Office, stack: ExitStack) -> list[Side]:
    """All four servers, each with both accounts signed in."""
    users = (COMMUNES, DISTRICT)
    run, page = _run(settings, office), dict.fromkeys(users, "/cases")
    ours = {"DUONGVE_DATA_DIR": str(settings.data_dir), "DUONGVE_WEB_PROCESSES": str(PROCESSES)}
    if settings.database_url:
        ours["DUONGVE_DATABASE_URL"] = settings.database_url
    peer = {"BENCH_PEER": json.dumps(run), "PYTHONPATH": str(ROOT)}
    signed = [str(PEER), "-m", "benchmarks.django_peer.prepare", *users]
    answer = subprocess.run(
        signed, cwd=ROOT, check=True, env={**os.environ, **peer}, stdout=subprocess.PIPE, text=True
    )
    csrf = secrets.token_hex(16)
    django = {user: f"sessionid={key}; csrftoken={csrf}" for user, key in json.loads(answer.stdout).items()}
    at = office.now()
    mine = {
        user: "duongve=" + office.sessions.open(user, at=at, agent="bench", address="", second_factor=True)
        for user in users
    }
    scopes = {user: sorted(office.desk.viewer(user, office.today()).units or ()) for user in users}
    raw = {user: f"/?{','.join(units)}" for user, units in scopes.items()}

    served = stack.enter_context(
        serving([sys.executable, "-m", "cli.main", "serve", "--port", "{port}"], ours)
    )
    gunicorn = stack.enter_context(serving(_GUNICORN, peer))
    floor = stack.enter_context(serving([sys.executable, "-m", "benchmarks.list_limit", "{port}"], peer))
    admin = dict.fromkeys(users, "/admin/peer/case/")
    return [
        Side(OURS, *served, page, mine),
        Side(VIEW, *gunicorn, page, django),
        Side(ADMIN, *gunicorn, admin, django),
        Side(FLOOR, *floor, raw, dict.fromkeys(users, "none=")),
    ]


_GUNICORN = [
    str(PEER), "-m", "gunicorn", "benchmarks.django_peer.wsgi", "--bind", "127.0.0.1:{port}",
    "--workers", str(PROCESSES), "--worker-class", "gthread", "--threads", str(THREADS),
    "--keep-alive", "75", "--log-level", "warning",
]  # fmt: skip


def _run(settings: Settings, office: Office) -> dict[str, Any]:
    """What the peer and the floor have to know of this run."""
    day, path = office.today(), settings.data_dir / "duongve.db"
    codes = [each.code for each in office.units.on(day)]
    run = {
        "secret": secrets.token_hex(25),
        "today": day.isoformat(),
        "key_file": str(settings.key_file),
        "communes": codes,
        "made_of": {code: sorted(office.units.scope([code], day, day)) for code in codes},
        "units": {code: office.units.name(code, day) for code in codes},
    }
    if settings.database_url is None:
        prepare = "PRAGMA journal_mode=WAL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY"
        options = {"timeout": 30, "init_command": prepare}
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
        return run | {"database": database, "sqlite": str(path), "url": None}
    url = settings.database_url.replace("+psycopg", "")
    parts = conninfo_to_dict(url)
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    database = {key: str(parts[part]) for key, part in named.items() if parts.get(part)}
    return run | {
        "database": database | {"ENGINE": "django.db.backends.postgresql"}, "sqlite": None, "url": url
    }  # fmt: skip


def _same_page(sides: list[Side]) -> None:
    """Every side shows the same 50 cases in the same order; else nothing is measured."""
    shown = {each.name: _numbers(each) for each in sides}
    if any(found != shown[OURS] or len(found) != PAGE for found in shown.values()):
        raise AssertionError(shown)


def _numbers(side: Side) -> list[str]:
    return list(dict.fromkeys(re.findall(r"NX-\d{4}-\d{4,}", side.html())))


def _measured(name: str, sides: list[Side]) -> Iterator[Result]:
    """In turns, so that a machine whose speed drifts is the same for all."""
    for each in sides:
        each.load(SECONDS / 2)
    rounds = [{each.name: each.load(SECONDS) for each in sides} for _ in range(ROUNDS)]
    _say(name, rounds)
    page = {side.name: [1e6 / each[side.name]["per_second"] for each in rounds] for side in sides}
    wait = {side.name: [_percentile(each[side.name], 95) for each in rounds] for side in sides}
    yield _result(name, "µs", page)
    yield _result(f"{name}.p95", "ms", wait)


def _result(name: str, unit: str, found: Mapping[str, list[float]]) -> Result:
    ours, floor = found[OURS], found[FLOOR]
    return Result(
        name=name,
        scale=PEOPLE,
        unit=unit,
        ours=median(ours),
        runs=len(ours),
        spread=(max(ours) - min(ours)) / median(ours),
        limit=(FLOOR, median(floor)),
        peers={each: median(values) for each, values in found.items() if each not in (OURS, FLOOR)},
        ratio_to_limit=median(a / b for a, b in zip(ours, floor, strict=True)),
    )


def _percentile(seen: Mapping[str, Any], which: int) -> float:
    found: float = quantiles(seen["seconds"], n=100, method="inclusive")[which - 1]
    return found * 1000


def _say(name: str, rounds: list[dict[str, dict[str, Any]]]) -> None:
    """The figures behind the medians, with who used the two cores, on standard error."""
    busy = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{name}: {CLIENTS} clients, {ROUNDS} rounds of {SECONDS:.0f} s, load {busy}", file=sys.stderr)
    for side in rounds[0]:
        seen = [each[side] for each in rounds]
        rate = median(each["per_second"] for each in seen)
        p50, p95, p99 = (median(_percentile(each, which) for each in seen) for which in (50, 95, 99))
        cpu, client = (median(each[what] for each in seen) for what in ("server_cpu", "cpu"))
        line = f"  {side:<24}{rate:8.1f}/s  p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f} ms"
        print(f"{line}  {seen[0]['bytes']:,} bytes  CPU {cpu:.2f}, client {client:.2f}", file=sys.stderr)
