"""Sends one form again and again, each time as if it had just been drawn, and looks at every answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode

from tests.support.hostile import FIGURES, HIDDEN, WORDS
from tests.support.hostile_forms import WORD, Found, filled
from tests.support.hostile_ground import Ground
from tests.support.hostile_looking import lost, troubles

URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
# What an act before it may have changed: a case ended, a session closed, a door shut.
_OVER = (401, 404, 409, 429)
_LONG = 900
# The form itself, or what reads it, refused.
_FAULT = (400, 414, 422)
# Names of buttons beside the one that sends: with them a form asks for something else.
_BUTTONS = frozenset({"more", "back"})


@dataclass
class Attack:
    ground: Ground
    found: Found
    broken: list[str] = field(default_factory=list)
    # (field, value) that was no fault of the form: it went on to the act, or to the database.
    reached: list[tuple[str, str]] = field(default_factory=list)
    sent: int = 0
    moved: bool = False
    empties: bool = True
    once: bool = False
    taken: bool = False

    def settle(self) -> int:
        """Learns whether the form is taken as it was drawn, or as somebody would fill it in; answers the status."""
        for self.empties in (False, True):
            status = int(self.send("as it should be", self.fresh()).status_code)
            self.rest()
            if status in (200, 303):
                self.taken = True
                break
        return status

    def fresh(self) -> dict[str, Any]:
        """With the version that the case has now."""
        said = self.found.fresh(self.empties)
        if self.moved and "expected_version" in said:
            [about, *_] = re.findall(r"NX-\d+-\d+|(?<=/firm-loans/)[0-9a-f-]{36}", self.found.form.path) or [
                ""
            ]
            said["expected_version"] = str(self.ground.versions().get(about, 0))
        return {name: value for name, value in said.items() if name not in _BUTTONS}

    def strike(self, hostile: dict[str, str]) -> int:
        """Some fields hostile, the others as they should be; answers the status."""
        why = ", ".join(f"{name}={value[:20]!r}" for name, value in hostile.items())
        answer = self.send(why, lambda: self.fresh() | hostile, values=hostile.values())
        typed = {name: hostile[name] for name in hostile if name in self.found.form.written}
        if self.found.form.method == "POST" and (self.taken or answer.status_code == 422):
            self.broken += [f"{self.found.name}: {why[:200]}: {each}" for each in lost(answer, typed)]
        return int(answer.status_code)

    def send(self, why: str, said: Any, *, values: Iterable[str] = (), **more: Any) -> Any:
        """`said` is a form, its bytes, or makes one. After an act that went through, the ground is as it was."""
        answer = self._sent(said() if callable(said) else said, more)
        if answer.status_code == 429 or (self.moved and answer.status_code in _OVER):
            self.once = self.moved
            self.rest(whole=False) if self.moved else self.back()
            answer = self._sent(said() if callable(said) else said, more)
        if answer.status_code in (200, 303) and self.found.form.method == "POST":
            self.moved = True
            if self.once:
                self.rest(whole=False)
        self.broken += [f"{self.found.name}: {why[:200]}: {each}" for each in troubles(answer, values)]
        return answer

    def _sent(self, said: Any, more: dict[str, Any]) -> Any:
        self.sent += 1
        form, user = self.found.form, self.found.user
        if form.method == "GET":
            query = said.decode("latin-1") if isinstance(said, bytes) else urlencode(said or {}, doseq=True)
            return self.ground.ask(user, "GET", f"{form.path}?{query}")
        if isinstance(said, bytes):
            more = {"headers": URLENCODED} | more
            return self.ground.ask(user, "POST", form.action, content=said, **more)
        if form.files and "files" not in more:
            more["files"] = {"file": ("a.pdf", b"%PDF-1.4 x")}
        return self.ground.ask(user, "POST", form.action, data=said, **more)

    def rest(self, whole: bool = True) -> None:
        """What acts left is whole and taken back; what was refused left nothing. `whole`: every chain is walked."""
        if self.moved:
            torn = self.ground.torn() if whole else self.ground.halves()
            self.broken += [f"{self.found.name}: torn: {each}" for each in torn]
            self.back()
            return
        now, first = self.ground.kept(), self.ground.first
        if now != first:
            names = [name for name in now if now[name] != first[name]]
            self.broken.append(f"{self.found.name}: a refusal wrote {names}")
            self.back()

    def back(self) -> None:
        self.ground.restore()
        self.moved = False

    def alone(self, known: set[tuple[str, str]], turn: int) -> None:
        """Every field by itself, with what has broken one before; `known`: (path, field) of forms before it."""
        path = self.found.shape[1]
        for name in self.found.form.written:
            # The second row of a table is read as the first.
            if (path, name) in known or name.endswith((".1", ".2", ".3")):
                continue
            known.add((path, name))
            for value in WORDS if filled(name) == WORD else FIGURES:
                if self.strike({name: value}) not in _FAULT:
                    self.reached.append((name, value))
        for place, name in enumerate(sorted(set(self.found.form.data()) - set(self.found.free))):
            for step in (0, 1):
                self.strike({name: HIDDEN[(turn + place + step) % len(HIDDEN)]})
        self.rest()

    def batches(self, values: Iterable[str], turn: int) -> None:
        """Each value once, another one in every field at a time; alone what would hide the others."""
        names = self.found.free
        alone: list[str] = []
        together: list[str] = []
        for value in values:
            hides = "\0" in value or (self.found.form.method == "GET" and len(quote_plus(value)) > _LONG)
            (alone if hides else together).append(value)
        for place in range(0, len(together), len(names)):
            part = together[place : place + len(names)]
            turned = names[turn % len(names) :] + names[: turn % len(names)]
            self.strike(dict(zip(turned, part, strict=False)))
        for place, value in enumerate(alone):
            self.strike({names[(place + turn) % len(names)]: value})
        self.rest()
