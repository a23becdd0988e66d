"""Every address of the pages and the interface, filled with what belongs to whom in a `World`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from fastapi import FastAPI
from fastapi.routing import RouteContext

from domain.law_changes import change_id
from domain.lifecycle import Move
from tests.support.world import AGENCY_ACTION, LAW_KEY, LAW_PROPOSAL, World
from tests.support.world_people import EXPUNGED
from web.access import Access, access_of, api_routes
from web.api.app import ADDRESS
from web.exporting import EXPORTS
from web.forms.registry import ACTS

# Parameters that are somebody's: each person of the world has values for them.
OF_PEOPLE = {"number": "number", "referral": "referral", "referral_id": "referral", "paper": "paper",
             "action": "action", "loan": "loan", "file": "file", "batch": "batch", "list": "list",
             "item": "item", "group": "group", "member": "member",
             "introduction": "introduction", "pair": "pair"}  # fmt: skip
# Parameters that are an account's: `World.ids` has one for each, all of them `canbo_here`'s or made for it.
OF_ACCOUNTS = (
    "vacancy", "partner", "firm_file", "model", "activity", "outreach_session", "job", "token", "session", "grant",
    "user",
)  # fmt: skip
_NONE = str(UUID(int=7))
# Everything else that an address can name.
FREE: Mapping[str, tuple[str, ...]] = {
    "act": tuple(ACTS),
    "move": tuple(move.value for move in Move),
    "name": tuple(EXPORTS),
    "answer": ("still", "left", "warning"),
    "visit_id": (_NONE,),
    "act_id": (_NONE,),
    "upload": (_NONE,),
    "reply": (_NONE,),
    "change": (_NONE,),
    "key": (LAW_KEY,),
    "step": ("repay", "terms"),
    "firm_step": ("facts", "receive"),
    "ending": ("docx", "pdf"),
    "month": ("2026-02",),
    "version": ("1",),
    "exclusion": (_NONE,),
    "delivery": (_NONE,),
    "incoming": (_NONE,),
    "agency_action": (str(AGENCY_ACTION),),
    "law_change": (str(change_id(LAW_PROPOSAL)),),
}
# What an address asks for beside its path; `{number}` is somebody's as in a path.
ASKED = {"/api/v1/visits": "?case={number}", "/admin/units/new": "?kind=split"}
# Rules and scopes do not depend on the act: with the others, the first of each kind is enough.
EVERY_ACT = frozenset({"here", "there"})
ADVICE = "say in tests/web/addresses.py whose it is: OF_PEOPLE, OF_ACCOUNTS or FREE"


@dataclass(frozen=True)
class Owned:
    """The people that an address names. `crossed`: the things of one under another's number, which nobody may read."""

    by: frozenset[str]
    crossed: bool = False


@dataclass(frozen=True)
class Address:
    """`account`: it names something of one account, and what that is to others the page decides."""

    route: str
    method: str
    path: str
    access: Access
    owned: Owned
    account: bool = False

    @property
    def program(self) -> bool:
        return self.path.startswith(ADDRESS)


def routes_of(app: FastAPI) -> list[tuple[str, RouteContext]]:
    """(the address in front, the route), of the pages and of the interface."""
    interface = next(route for route in app.routes if getattr(route, "path", "") == ADDRESS).app  # type: ignore[attr-defined]
    found = [("", route) for route in api_routes(app)]
    return found + [(ADDRESS, route) for route in api_routes(interface)]


def addresses(app: FastAPI, world: World) -> Iterator[Address]:
    for front, route in routes_of(app):
        whole = f"{front}{route.path}"
        for method in sorted(route.methods or ()):
            for path, owned in _filled(whole + (ASKED.get(whole, "") if method == "GET" else ""), world):
                mine = any(f"{{{name}}}" in whole for name in OF_ACCOUNTS)
                yield Address(whole, method, path, access_of(route), owned, mine)


def _filled(path: str, world: World) -> Iterator[tuple[str, Owned]]:
    names = re.findall(r"\{(\w+)\}", path)
    unknown = set(names) - {*OF_PEOPLE, *OF_ACCOUNTS, *FREE, "one", "other"}
    assert unknown == set(), f"{path}: {unknown}: {ADVICE}"
    free = {name: FREE[name] for name in names if name in FREE}
    fixed = {name: world.ids[name] for name in names if name in OF_ACCOUNTS}
    theirs = [name for name in names if name in OF_PEOPLE]
    for place, chosen in enumerate(product(*free.values())):
        known = fixed | dict(zip(free, chosen, strict=True))
        for values, owned in _of_people(names, theirs, world):
            if place == 0 or owned.by <= EVERY_ACT:
                yield path.format(**known | values), owned


def _of_people(names: list[str], theirs: list[str], world: World) -> Iterator[tuple[dict[str, str], Owned]]:
    if "one" in names:
        pair = {
            name: world.people[key].ids["person"][0] for name, key in (("one", "here"), ("other", "alike"))
        }
        yield pair, Owned(frozenset({"here", "alike"}))
    elif theirs:
        for key, one in world.people.items():
            for chosen in product(*(one.ids.get(OF_PEOPLE[name], ()) for name in theirs)):
                yield dict(zip(theirs, chosen, strict=True)), Owned(frozenset({key}))
        yield from _crossed(theirs, world)
    else:
        yield {}, Owned(frozenset())


def _crossed(theirs: list[str], world: World) -> Iterator[tuple[dict[str, str], Owned]]:
    """One's number in front of another's thing."""
    first, rest = theirs[0], theirs[1:]
    open_ones = [(key, one) for key, one in world.people.items() if key not in EXPUNGED]
    for (key, one), (other_key, other) in product(open_ones, repeat=2):
        things: list[Sequence[str]] = [other.ids.get(OF_PEOPLE[name], ()) for name in rest]
        if rest and key != other_key and all(things):
            values = {first: one.number} | {name: each[0] for name, each in zip(rest, things, strict=True)}
            yield values, Owned(frozenset({key, other_key}), crossed=True)
