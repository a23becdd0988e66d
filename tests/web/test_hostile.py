"""Every form of every role meets what nobody should write: refused or kept whole, never a defect, never run again."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus
from xml.etree import ElementTree

import pytest

from tests.support.hostile import HOSTILE, LARGE, MARK, STAINS
from tests.support.hostile_attack import URLENCODED, Attack
from tests.support.hostile_forms import WORD, Found, filled, found_forms
from tests.support.hostile_ground import Ground, ground_of
from tests.support.hostile_looking import living, troubles
from tests.support.hostile_sending import sent_wrongly
from tests.support.site import XLSX, listed
from tests.support.world import a_world

# Where what somebody wrote is read again, by whom.
LATER = {
    "lanhdao": (
        "/today", "/cases", "/work", "/calendar", "/calendar.ics", "/referrals", "/inbox", "/jobs", "/duplicates",
        "/district", "/admin/units", "/export/cases.xlsx", "/export/work.xlsx", "/export/referrals.xlsx",
        "/export/visits.xlsx",
    ),
    "canbo_here": ("/today", "/cases", "/account"),
    "g5": ("/people",),
    "nganhang": ("/referrals", "/loans"),
    "doanhnghiep": ("/vacancies", "/workers", "/referrals"),
    "quantri": ("/admin/users", "/admin/log", "/export/users.xlsx"),
}  # fmt: skip
OF_CASE = ("", "/history", "/sheet", "/reads", "/plan", "/visit", "/needs", "/undo", "/facts")


@dataclass
class Told:
    """What came of all attacks. `reached`: by shape of a form, whether it is filled, and what it took for an answer."""

    broken: list[str] = field(default_factory=list)
    reached: dict[Any, tuple[bool, list[tuple[str, str]]]] = field(default_factory=dict)
    taken: int = 0
    sent: int = 0
    met: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'world.db'}"
    with a_world(url) as world, ground_of(world, None) as ground:
        yield ground


@pytest.fixture(scope="module")
def forms(ground: Ground) -> list[Found]:
    return found_forms(ground)


@pytest.fixture(scope="module")
def told(ground: Ground, forms: list[Found]) -> Told:
    """Each form meets the list, or its part of it; then each field by itself, then what is wrong with the sending."""
    told, families, known = Told(), defaultdict(list), set[tuple[str, str]]()
    for found in forms:
        families[found.family].append(found)
    for (family, most), members in families.items():
        for place, found in enumerate(members):
            attack, turn, parts = Attack(ground, found), len(told.reached), min(most, len(members))
            attack.settle()
            if found.free:
                part = HOSTILE[place % parts :: parts]
                attack.batches(part, turn)
                told.met[family] |= set(part)
                attack.alone(known, turn)
            sent_wrongly(attack, turn, shared=parts > 1)
            told.broken += attack.broken
            told.reached[found.shape] = attack.empties, attack.reached
            told.taken += attack.taken
            told.sent += attack.sent
    return told


def test_the_detector_sees_what_lives() -> None:
    """A test that cannot fail would prove nothing."""
    lively = [f"<script>{MARK}()</script>", f"<img src=x onerror={MARK}()>", f'<a href="javascript:{MARK}()">',
              f"<iframe src={MARK}>", f"<base href={MARK}>", f"<form action={MARK}>", f"<style>{MARK}</style>",
              f'<input value="" onmouseover="{MARK}()">', f"<!-- {MARK} -->"]  # fmt: skip
    assert [each for each in lively if not living(f"<p>a</p>{each}<p>b</p>")] == []
    assert living(f'<input value="&quot; onmouseover=&quot;{MARK}()"><p>&lt;script&gt;{MARK}</p>') == []


def test_no_form_of_any_role_breaks_or_leaves_half_an_act(forms: list[Found], told: Told) -> None:
    assert not told.broken, listed(sorted(set(told.broken)))
    assert (len(HOSTILE) >= 200, len(forms) > 70, told.sent > 4_000) == (True, True, True)
    assert [family for family, met in told.met.items() if met != set(HOSTILE)] == []
    # Hostile in one field says something only where the form would have been taken without it.
    assert told.taken > len(forms) * 3 // 4


@pytest.mark.postgres
def test_postgresql_takes_or_refuses_what_sqlite_did(postgres: Any, forms: list[Found], told: Told) -> None:
    """The same lines read the forms: what of the worst they let through is what another database has to stand."""
    broken: list[str] = []
    sent = 0
    with postgres.database() as url, a_world(url) as world, ground_of(world, postgres) as ground:
        for found in forms:
            empties, reached = told.reached[found.shape]
            if not reached:
                continue
            attack = Attack(ground, found, empties=empties, taken=True)
            for name, value in reached:
                if MARK not in value:  # what a page makes of it is not the database's
                    attack.strike({name: value})
            attack.rest()
            broken, sent = broken + attack.broken, sent + attack.sent
    assert not broken, listed(sorted(set(broken)))
    assert sent > 400


def test_ten_megabytes_are_refused_at_every_address_before_they_are_read(
    ground: Ground, forms: list[Found]
) -> None:
    posted, wrong = [found for found in forms if found.form.method == "POST"], []
    for found in posted:
        body = b"&".join(quote_plus(name).encode() + b"=" + LARGE for name in found.free[:1] or ["x"])
        answer = ground.ask(found.user, "POST", found.form.action, content=body, headers=URLENCODED)
        if (answer.status_code, "1 MB" in answer.text) != (413, True):
            wrong.append(f"{found.name}: {answer.status_code}")
    assert not wrong, listed(wrong)


def test_what_was_kept_is_shown_as_text_wherever_it_is_read_again(ground: Ground, forms: list[Found]) -> None:
    """Nothing is taken back between the forms: markup, formulas and odd characters lie in every field for words."""
    broken, stained = [], 0
    for stain in range(len(STAINS)):
        for found in forms:
            words = [name for name in found.form.written if filled(name) == WORD]
            if not words or found.form.method != "POST" or "/moves/" in found.form.path:
                continue
            attack = Attack(ground, found, moved=True, empties=True)
            said = {name: STAINS[(stain + place) % len(STAINS)] for place, name in enumerate(words)}
            answer = ground.ask(found.user, "POST", found.form.action, data=attack.fresh() | said)
            broken += [f"{found.name}: {each}" for each in troubles(answer, said.values())]
            stained += answer.status_code in (200, 303)
    shown = list(_read_again(ground, broken))
    broken += ground.torn()
    ground.restore()
    assert not broken, listed(broken)
    assert stained > 60
    # It was there to be seen: on pages, and in spreadsheets.
    assert (any("onerror" in each for each in shown), any(f"{MARK}()" in each for each in shown)) == (
        True,
        True,
    )


def _read_again(ground: Ground, broken: list[str]) -> Iterator[str]:
    people = [one.number for one in ground.world.people.values()]
    pages = {user: [*paths] for user, paths in LATER.items()}
    pages["lanhdao"] += [f"/cases/{number}{part}" for number in people for part in OF_CASE]
    pages["g5"] += [f"/people/{number}" for number in people]
    for user, paths in pages.items():
        for path in paths:
            answer = ground.ask(user, "GET", path)
            broken += [f"later {user} {path}: {each}" for each in troubles(answer, STAINS)]
            if answer.headers.get("content-type", "") == XLSX and answer.status_code == 200:
                yield from _cells(answer.content, path, broken)
            else:
                yield answer.text


def _cells(content: bytes, path: str, broken: list[str]) -> Iterator[str]:
    """Every part is XML that a program can read, and no cell is a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            text = packed.read(name)
            ElementTree.fromstring(text)
            if re.search(rb"<f[ >]|<hyperlink", text):
                broken.append(f"{path}: a formula in {name}")
            yield text.decode()
