"""Every form of every role meets what nobody should write: refused or kept whole, never a defect, never run again."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import quote_plus, urlencode
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from starlette.testclient import TestClient

from persistence import tables as t
from persistence.verify import verify
from tests.support.forms import Form, forms_of
from tests.support.hostile import HOSTILE, LARGE, MARK, RAW, WORST
from tests.support.offices import an_office, engine_of
from tests.support.visiting import visitor_of
from tests.support.world import World, a_world
from tests.web.addresses import addresses
from tools.postgres import Postgres
from web.app import create_app
from workflows.services.office import Office

ROLES = ("canbo_here", "lanhdao", "g5", "nganhang_other", "doanhnghiep", "quantri", None)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|NX-\d+-\d+", re.IGNORECASE)
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Found:
    """A form where it was found, and for whom."""

    user: str | None
    page: str
    form: Form

    @property
    def name(self) -> str:
        return f"{self.user} {self.form.method} {_ID.sub('…', self.form.path)}"


@dataclass
class Ground:
    """A world that is kept as it was, the forms found in it, and a copy of it for every form."""

    url: str
    found: list[Found]
    postgres: Postgres | None
    folder: Path

    @contextmanager
    def copy(self) -> Iterator[Office]:
        if self.postgres is not None:
            with (
                self.postgres.database(copy_of=str(make_url(self.url).database)) as url,
                an_office(url, filled=True) as office,
            ):
                yield office
            return
        file = copyfile(str(make_url(self.url).database), self.folder / f"{uuid4().hex}.db")
        with an_office(f"sqlite:///{file}", filled=True) as office:
            yield office
        file.unlink()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def ground(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("hostile")
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'world.db'}"
        yield Ground(url, _found(url), None, folder)
    else:
        postgres = request.getfixturevalue("postgres")
        with postgres.database() as url:
            yield Ground(url, _found(url), postgres, folder)


def _found(url: str) -> list[Found]:
    """One of each shape: the same form for another person is the same form."""
    shapes: dict[Any, Found] = {}
    with a_world(url) as world:
        for user in ROLES:
            visitor = visitor_of(world.office, user)
            for page in sorted(_pages(world, visitor)):
                answer = visitor.get(page)
                if answer.status_code >= 400 or "text/html" not in answer.headers.get("content-type", ""):
                    continue
                for form in forms_of(answer.text, page):
                    method, path, names = form.shape
                    shapes.setdefault((method, _ID.sub("…", path), names), Found(user, page, form))
    return list(shapes.values())


def _pages(world: World, visitor: TestClient) -> set[str]:
    app: Any = visitor.app
    return {
        to.path
        for to in addresses(app, world)
        if to.method == "GET" and not to.program and not to.owned.crossed
    }


@dataclass
class Attack:
    """Sends one form again and again, each time as if it had just been drawn, and looks at every answer."""

    office: Office
    visitor: TestClient
    found: Found
    broken: list[str] = field(default_factory=list)
    sent: int = 0

    def fresh(self) -> dict[str, Any]:
        """The form as it stands now: a new id, and the version that the case has."""
        said = self.found.form.data()
        if "command_id" in said:
            said["command_id"] = str(uuid4())
        if "expected_version" in said:
            said["expected_version"] = str(self._version())
        return said

    def _version(self) -> int:
        number = next(iter(re.findall(r"NX-\d+-\d+", self.found.form.path)), "")
        with engine_of(self.office).connect() as connection:
            return connection.scalar(select(t.case.c.version).where(t.case.c.number == number)) or 0

    def send(self, why: str, data: Any = None, **more: Any) -> None:
        form, self.sent = self.found.form, self.sent + 1
        if form.method == "GET":
            address = (
                f"{form.path}?{data if isinstance(data, bytes | str) else urlencode(data or {}, doseq=True)}"
            )
            if len(address) > 60_000:
                return
            answer = self.visitor.get(address)
        elif isinstance(data, bytes):
            answer = self.visitor.post(form.action, content=data, **({"headers": URLENCODED} | more))
        else:
            files = {"file": ("a.pdf", b"%PDF-1.4 x")} if form.files and "files" not in more else None
            answer = self.visitor.post(form.action, data=data, **({"files": files} if files else {}), **more)
        self.look(why, answer)

    def look(self, why: str, answer: Any) -> None:
        text = answer.text if "text/html" in answer.headers.get("content-type", "") else ""
        if answer.status_code >= 500:
            self.broken.append(f"{self.found.name}: {why}: {answer.status_code}")
        if MARK in text and (alive := living(text)):
            self.broken.append(f"{self.found.name}: {why}: alive: {alive}")
        if any("x-zq" in name.lower() for name in answer.headers):
            self.broken.append(f"{self.found.name}: {why}: a header of its own")


class _Living(HTMLParser):
    """Markup that a browser would run: ours has neither scripts in the page nor handlers nor such addresses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.alive: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        runs = any(name.startswith("on") for name in said) or "javascript:" in " ".join(
            filter(None, (said.get("href"), said.get("src")))
        )
        ours = MARK in f"{said.get('src')} {said.get('action')}" and tag in (
            "iframe",
            "form",
            "script",
            "img",
        )
        if (
            runs
            or ours
            or tag in ("svg/onload", "base", "style")
            or (tag == "script" and not said.get("src"))
        ):
            self.alive.append(f"<{tag} {said}>")


def living(html: str) -> list[str]:
    parser = _Living()
    # The outlines of our own icons are drawings, not answers.
    parser.feed(html)
    parser.close()
    return [
        each for each in parser.alive if MARK in each or "script" in each or "style" in each or "base" in each
    ]


def test_the_detector_sees_what_lives() -> None:
    """A test that cannot fail would prove nothing."""
    lively = [f"<script>{MARK}()</script>", f"<img src=x onerror={MARK}()>", f'<a href="javascript:{MARK}()">', f"<iframe src={MARK}>",
              f"<base href={MARK}>", f"<form action={MARK}>", f'<input value="" onmouseover="{MARK}()">']  # fmt: skip
    assert [each for each in lively if not living(each)] == []
    assert living(f'<input value="&quot; onmouseover=&quot;{MARK}()"><p>&lt;script&gt;{MARK}</p>') == []


def structures(attack: Attack) -> None:
    """What is wrong with the sending itself."""
    said, form = attack.fresh(), attack.found.form
    attack.send("nothing", {})
    for name in said:
        attack.send(f"without {name}", {key: value for key, value in said.items() if key != name})
        attack.send(
            f"twice {name}", said | {name: [said[name], "zz"] if isinstance(said[name], str) else said[name]}
        )
    attack.send("unheard-of fields", said | {f"zq{number}": "x" for number in range(60)})
    attack.send("odd names", said | {"a\0": "b", "": "c", "đ" * 300: "d", "__class__": "e", "a[0][b]": "f"})
    whole = urlencode({name: value for name, value in said.items() if isinstance(value, str)})
    first = next(iter(form.written or said), "x")
    for raw in RAW:
        attack.send(f"raw {raw!r}", f"{whole}&{quote_plus(first)}=".encode() + raw)
    if form.method == "POST":
        _sendings(attack, whole, first)


def _sendings(attack: Attack, whole: str, first: str) -> None:
    said = attack.fresh()
    parts = {name: (None, value) for name, value in said.items() if isinstance(value, str)}
    attack.send("as multipart", None, files=parts)
    attack.send(
        "a file for a field", None, files=parts | {first: ("a\r\nX-Zq: 1.txt", b"\0\xff" * 50, "text/plain")}
    )
    many = whole + "".join(f"&f{number}=1" for number in range(7_000))
    attack.send("too many fields", many.encode())
    attack.send(
        "10 MB",
        f"{whole}&{quote_plus(first)}=".encode() + quote_plus(LARGE[:8]).encode() + b"a" * (10 * 1024 * 1024),
    )
    for kind in (
        "application/json",
        "text/plain",
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "a/b; charset=\xff",
    ):
        attack.send(f"as {kind}", whole.encode(), headers={"content-type": kind.encode("latin-1")})
    broken = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disp'
    attack.send("cut off", broken, headers={"content-type": "multipart/form-data; boundary=x"})
    for charset in ("utf-7", "utf-16", "idna", "rot13", "none"):
        body = f'--x\r\nContent-Disposition: form-data; name="{first}"\r\n\r\n+2AA-\xff\r\n--x--\r\n'.encode(
            "latin-1"
        )
        attack.send(
            f"charset {charset}",
            body,
            headers={"content-type": f"multipart/form-data; boundary=x; charset={charset}"},
        )


def hostile_fields(attack: Attack, inputs: tuple[str, ...]) -> None:
    """Each input in the next field, the others as they stood."""
    names = cycle(attack.found.form.written or list(attack.fresh()) or ["q"])
    for text in inputs:
        name = next(names)
        attack.send(f"{name}={text[:20]!r}", attack.fresh() | {name: text})


def worst_everywhere(attack: Attack) -> None:
    for name in attack.fresh():
        for text in WORST:
            attack.send(f"{name}={text[:20]!r}", attack.fresh() | {name: text})


def at_rest(attack: Attack) -> None:
    """Long work that a form began is over before anybody looks."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon and "AnyIO" not in thread.name:
            thread.join(timeout=30)
    with engine_of(attack.office).connect() as connection:
        counted = dict(
            connection.execute(
                select(t.case_event.c.case_id, func.count()).group_by(t.case_event.c.case_id)
            ).all()
        )
        versions = dict(connection.execute(select(t.case.c.id, t.case.c.version)).all())
    if versions != counted:
        attack.broken.append(f"{attack.found.name}: half written")
    if verify(engine_of(attack.office)).broken:
        attack.broken.append(f"{attack.found.name}: a broken chain")


LATER = ("/today", "/cases", "/work", "/calendar", "/calendar.ics", "/referrals", "/inbox", "/jobs", "/export/cases.xlsx", "/export/work.xlsx",
         "/export/referrals.xlsx", "/duplicates", "/summary", "/admin/units")  # fmt: skip


def later_pages(attack: Attack, world_page: str) -> None:
    """Where what was kept is read again: by the one who wrote it, and by those who work with it."""
    number = next(iter(re.findall(r"NX-\d+-\d+", f"{attack.found.form.path} {world_page}")), "")
    case = (
        tuple(f"/cases/{number}{part}" for part in ("", "/history", "/sheet", "/reads", "/plan", "/visit"))
        if number
        else ()
    )
    for user, pages in (("lanhdao", (*LATER, *case)), (attack.found.user, (attack.found.page, "/people", "/vacancies", "/workers", "/account")),
                        ("quantri", ("/admin/users", "/admin/log", "/admin/users/canbo_here", "/inbox"))):  # fmt: skip
        reader = visitor_of(attack.office, user)
        for page in pages:
            attack.look(f"later {user} {page}", reader.get(page))


def test_no_form_of_any_role_breaks(ground: Ground) -> None:
    broken, sent, sqlite = [], 0, ground.postgres is None
    for found in ground.found:
        with ground.copy() as office:
            attack = Attack(office, visitor_of(office, found.user), found)
            if sqlite:
                structures(attack)
                hostile_fields(attack, HOSTILE)
            worst_everywhere(attack)
            at_rest(attack)
            later_pages(attack, found.page)
            broken, sent = broken + attack.broken, sent + attack.sent
    assert not broken, "\n".join([str(len(broken)), *broken[:80]])
    assert len(ground.found) > 40
    assert sent > len(ground.found) * (len(HOSTILE) if sqlite else len(WORST))


def test_every_address_that_is_asked_with_something_hostile_answers(ground: Ground) -> None:
    """In the path and in every query that our pages know."""
    broken = []
    with ground.copy() as office:
        visitor = visitor_of(office, "lanhdao")
        for text in (*WORST, *HOSTILE[::4]):
            said = quote_plus(text[:1500])
            for path in (f"/cases/{said}", f"/cases/{said}/visit", f"/export/{said}.xlsx", f"/jobs/{said}", f"/api/v1/cases/{said}", f"/{said}",
                         f"/cases?q={said}", f"/cases?state={said}", f"/cases?commune={said}&due={said}&page={said}", f"/today?kind={said}",
                         f"/calendar?month={said}", f"/work?kind={said}", f"/summary?boundaries={said}&lang={said}", f"/referrals?status={said}",
                         f"/sign-in?next={said}", f"/api/v1/visits?case={said}"):  # fmt: skip
                answer = visitor.get(path)
                if answer.status_code >= 500 or (MARK in answer.text and living(answer.text)):
                    broken.append(f"{path[:80]}: {answer.status_code}")
                if MARK in answer.headers.get("location", "") or "evil" in answer.headers.get("location", ""):
                    broken.append(f"{path[:80]}: leads to {answer.headers['location']}")
    assert not broken, "\n".join([str(len(broken)), *broken[:60]])


def test_a_body_beyond_the_limit_is_refused_early_with_and_without_its_length(ground: Ground) -> None:
    with ground.copy() as office:
        visitor = TestClient(
            create_app(office), base_url="http://127.0.0.1", headers={"sec-fetch-site": "same-origin"}
        )
        stated = visitor.post("/sign-in", content=b"", headers={"content-length": str(13 * 1024 * 1024)})
        assert stated.status_code == 413
        taken = 0

        def parts() -> Iterator[bytes]:
            nonlocal taken
            for _ in range(40):
                taken += 1
                yield b"a" * 1024 * 1024

        unstated = visitor.post("/sign-in", content=parts(), headers=URLENCODED)
        assert (unstated.status_code, "12 MB" in unstated.text) == (413, True)
        for said, status in (("-1", 400), ("1e3", 400), ("9" * 30, 413)):
            assert (
                visitor.post("/sign-in", content=b"", headers={"content-length": said}).status_code == status
            )
        assert visitor.get("/sign-in", headers={"x-a": "a" * 40_000}).status_code == 431
        assert visitor.get(f"/cases?q={'a' * 9_000}").status_code == 414
        assert visitor.get("/cases?q=%00").status_code == 400
        assert visitor.get("/cases/%00").status_code == 400
