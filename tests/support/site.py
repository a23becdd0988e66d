"""A world asked through its pages: what was answered to whom, and what of it nobody should have seen."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, unquote_plus

from sqlalchemy import Table, select
from starlette.testclient import TestClient

from persistence import tables as t
from tests.support.offices import engine_of
from tests.support.world import World
from tests.web.addresses import Address, Owned
from web.acting import COOKIE

# Written by reading itself, or by being there.
MOVING = {"read_log", "sign_in", "session.seen_at", "api_token.used_at"}
# Reception has to know that somebody has a case in another commune: its number and the commune, and nothing else.
TELLS_NUMBERS = {"/cases/new/search"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass
class Site:
    """One application over a world with everybody at its door: with a token at the interface, else with a cookie."""

    world: World
    client: TestClient
    cookies: dict[str, str]
    tokens: dict[str, str]
    routes: list[Address]
    leaks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def ask(self, user: str, method: str, path: str, **sent: Any) -> Any:
        """Keeps every word in the answer that the account may not read."""
        said = f"{unquote_plus(path)} {sent}"
        if path.startswith("/api/") and user in self.tokens:
            headers = {"Authorization": f"Bearer {self.tokens[user]}"}
        else:
            headers = {"Cookie": f"{COOKIE}={self.cookies[user]}"} if user in self.cookies else {}
        answer = self.client.request(method, path, headers=headers, **sent)
        known = user if user in self.world.seen_of else None
        for word in self.world.leaks(known, text_of(answer), said):
            if path in TELLS_NUMBERS and word.endswith(".number"):
                continue
            self.leaks[word].append(f"{user}: {method} {path}")
        return answer

    def sees(self, user: str, owned: Owned) -> bool:
        return not owned.crossed and owned.by <= self.world.seen_of.get(user, set())


def text_of(answer: Any) -> str:
    """Everything that came: headers, the page, and what is packed in a spreadsheet."""
    head = unquote(" ".join(f"{name}: {value}" for name, value in answer.headers.items()))
    if answer.headers.get("content-type", "") == XLSX:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            whole = "".join(packed.read(name).decode() for name in packed.namelist())
        return f"{head} {whole}"
    return f"{head} {answer.content.decode('utf-8', 'replace')}"


def listed(wrong: list[str]) -> str:
    """All of it, where pytest would show the beginning."""
    return "\n".join([str(len(wrong)), *wrong[:60]])


def rows_of(world: World) -> dict[str, list[str]]:
    with engine_of(world.office).connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(*_still(table))))
            for table in t.metadata.sorted_tables
            if table.name not in MOVING
        }


def _still(table: Table) -> list[Any]:
    return [column for column in table.c if str(column) not in MOVING]
