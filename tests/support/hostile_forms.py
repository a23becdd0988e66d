"""Every form of every role, each once, with an answer in it that it would take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from tests.support.forms import Form, forms_of
from tests.support.hostile_ground import HALF, Ground
from tests.web.addresses import Address, addresses
from web.forms.bulk import BULK_ACTS

# Whose forms are sent, and in which role they act; None is somebody who is not signed in.
ROLES: dict[str | None, str | None] = {
    "canbo_here": "officer", "lanhdao": "manager", "g5": "supporter", "nganhang": "bank", "nganhang_other": "bank",
    "doanhnghiep": "employer", "quantri": "admin", HALF: "officer", "unready": "officer", None: None,
}  # fmt: skip
# Of these the forms depend on how far somebody is: everybody's are looked at.
_EVERYBODY = (
    "/cases/{number}",
    "/cases/{number}/undo",
    "/loans/{number}/disbursement",
    "/referrals/{referral}",
)
# Pages of the office on which a manager finds forms of their own.
_MANAGED = ("/today", "/duplicates/{one}/{other}", "/cases/{number}/same")
_READ_ALIKE = re.compile(r"/cases/(…|bulk)/|/people/…/visit|/(loans|bank|vacancies|referrals|firm-loans)/")
_IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|NX-\d+-\d+", re.IGNORECASE)
_DAY = "2026-03-02"
WORD = "Bình thường"
# Hidden, and looked at before anything that was written: hostile, they would spare the rest.
_MARKS = ("command_id", "expected_version")
_MERGER = {
    "kind": "merge", "effective_on": "2026-06-01", "document": "Nghị quyết 9", "source": ["16174", "16186"],
    "code.0": "16299", "name.0": "Xã Yên Cát",
}  # fmt: skip
# What a form takes where it was drawn empty, by the end of the field's name.
_FILLED = (
    (r"(_on|^on|^from|^to|_from|_to|since|known)$", _DAY),
    (r"(_vnd|amount|wage)$", "5000000"),
    (r"(year)$", "1988"),
    (r"(months|openings|days|rows|count)$", "12"),
    (r"citizen_id$", "038088123456"),
    (r"phone$", "0912345678"),
    (r"month$", "2026-03"),
    (r"code\.0$", "16299"),
)


@dataclass(frozen=True)
class Found:
    """`user` is who found it."""

    user: str | None
    page: str
    form: Form

    @property
    def name(self) -> str:
        return f"{self.user} {self.form.method} {_IDS.sub('…', self.form.path)}"

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        method, path, names = self.form.shape
        return method, _IDS.sub("…", path), names

    @property
    def free(self) -> list[str]:
        """What somebody writes or chooses; where nobody writes, also what the page hides."""
        written = dict.fromkeys((*self.form.written, *self.form.chosen))
        hidden = {name: None for name in self.form.data() if name not in _MARKS or not self.form.written}
        return list(written | hidden if len(written) < 2 or not self.form.written else written)

    @property
    def family(self) -> tuple[str, int]:
        """Who shares the list of inputs, and in how many parts: where the same lines read, each need not meet it whole.

        Every five moves or mere buttons in a row meet all of it, and every three filters or forms that
        `web.forms.fields` reads; any other form does by itself.
        """
        method, path, names = self.shape
        if method == "GET":
            return "filters", 3
        if "/moves/" in path or not self.form.written:
            return ("moves" if "/moves/" in path else "buttons"), 5
        return ("read alike", 3) if _READ_ALIKE.match(path) else (f"{path} {names}", 1)

    def fresh(self, empties: bool) -> dict[str, Any]:
        """As it was drawn, with a new id; `empties` are filled as somebody would."""
        said = self.form.data()
        if empties:
            said |= {name: filled(name) for name in self.form.written if not said.get(name)}
            offered = self.form.offered.items()
            said |= {name: next(filter(None, each), "") for name, each in offered if not said.get(name)}
        return said | ({"command_id": str(uuid4())} if "command_id" in said else {})


def filled(name: str) -> str:
    return next((value for pattern, value in _FILLED if re.search(pattern, name)), WORD)


# Forms that nobody needs whom they are drawn for first.
_NEEDED = (
    ("lanhdao", "offered", "transfer-answer"),
    ("canbo_here", "closed", "object"),
    ("canbo_here", "withdrawn", "livelihood"),
)


def found_forms(ground: Ground) -> list[Found]:
    """The same form for another person is the same form."""
    shapes: dict[Any, Found] = {}
    for found in (*_on_needed(ground), *_on_pages(ground), *_on_answers(ground)):
        shapes.setdefault(found.shape, found)
    return list(shapes.values())


def _on_pages(ground: Ground) -> Iterator[Found]:
    app: Any = ground.client.app
    pages = [to for to in addresses(app, ground.world) if _is_page(to)]
    for user, role in ROLES.items():
        seen: set[str] = set()
        for to in pages:
            kind = _IDS.sub("…", to.path)
            if (kind in seen and to.route not in _EVERYBODY) or not _may(user, role, to):
                continue
            answer = ground.ask(user, "GET", to.path)
            if answer.status_code == 200 and "text/html" in answer.headers["content-type"]:
                seen.add(kind)
                yield from (Found(user, to.path, form) for form in forms_of(answer.text, to.path))


def _on_needed(ground: Ground) -> Iterator[Found]:
    for user, key, act in _NEEDED:
        address = f"/cases/{ground.world.people[key].number}/{act}"
        yield from (
            Found(user, address, form) for form in forms_of(ground.ask(user, "GET", address).text, address)
        )


def _is_page(to: Address) -> bool:
    return to.method == "GET" and not to.program and not to.owned.crossed and ".xlsx" not in to.path


def _may(user: str | None, role: str | None, to: Address) -> bool:
    if user is None or to.access.roles is None:
        return user is None and to.access.roles is None
    if role == "manager" and "officer" in to.access.roles and to.route not in (*_EVERYBODY, *_MANAGED):
        return False
    return role in to.access.roles and (user not in (HALF, "unready") or to.access.unready)


def _on_answers(ground: Ground) -> Iterator[Found]:
    """Forms that only another form leads to."""
    here = ground.world.people["here"].number
    ways: list[tuple[str, str, dict[str, Any]]] = [
        ("lanhdao", "/cases/bulk", {"act": act, "case": here}) for act in BULK_ACTS
    ]
    ways.append(("canbo_here", "/cases/new/search", {"name": ground.world.people["here"].words["name"]}))
    ways += [("quantri", "/admin/units/new", _MERGER)]
    for user, address, said in ways:
        answer = ground.ask(user, "POST", address, data=said)
        yield from (Found(user, address, form) for form in forms_of(answer.text, address))
    for kind in ("merge", "rename"):
        address = f"/admin/units/new?kind={kind}"
        yield from (
            Found("quantri", address, form)
            for form in forms_of(ground.ask("quantri", "GET", address).text, address)
        )
