"""Copies of a template: another name, other numbers and ids, sealed under a key of its own and chained anew."""

from __future__ import annotations

import base64
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any
from uuid import UUID

from persistence.bulk import Binding, Bound
from persistence.chain import GENESIS, hash_of_text
from persistence.sealing import Keyring, seal
from persistence.search.tokens import Entry, tokens_for
from seed.holes import HOLE, NUMBER, SEALED, RowTemplate
from seed.names import Namer
from seed.templates import Template

# Both steps have no factor in common with their range, so that no number occurs twice in it. A second million
# was registered in the neighbouring province.
_CITIZEN_STEP, _CITIZEN_RANGE, _PROVINCES = 611_953, 10**6, ("038", "040")
_PHONE_STEP, _PHONE_RANGE = 6_119_533, 10**7


class Copier:
    """Writes rows of copies by table; `number` is the copy's own, from 0 up, and makes everything about it unique."""

    def __init__(self, binding: Binding, keyring: Keyring, seed: int) -> None:
        self._binding, self._keyring = binding, keyring
        self._rng = Random(seed)
        self._entries: dict[str, Entry | None] = {}
        self._namer = Namer(self._rng)
        self._case = {name: place for place, name in enumerate(binding.statement("case").columns)}
        self._person = {name: place for place, name in enumerate(binding.statement("person").columns)}
        self._event = {name: place for place, name in enumerate(binding.statement("case_event").columns)}

    def copies(self, work: Iterable[tuple[int, Template]]) -> Mapping[str, list[Bound]]:
        rows: dict[str, list[Bound]] = defaultdict(list)
        for number, template in work:
            self._copy(rows, number, template)
        return dict(rows)

    def _copy(self, rows: dict[str, list[Bound]], number: int, template: Template) -> None:
        head = f"{number:012x}"
        person_id = UUID(head + template.person_tail)
        key, wrapped = self._keyring.new_key(person_id)
        sealed = self._sealed_person(number, template)
        self._add_person(
            rows, template, person_id, sealed, seal(key, _json(sealed), "person", person_id, "sealed")
        )
        rows["person_key"].append(
            self._binding.bound("person_key", {"person_id": person_id, "wrapped": wrapped})
        )
        last = self._add_events(rows, template, head, str(number + 1).zfill(4), key)
        self._add_case(rows, template, head, number, last)
        for row in template.rows:
            rows[row.table].append(self._row(row, head, number, key, str(sealed["address"])))

    def _sealed_person(self, number: int, template: Template) -> dict[str, Any]:
        sealed = dict(template.sealed_person)
        sealed["name"] = self._namer(template.ethnicity, template.sex)
        sealed["citizen_id"] = _citizen_id(number, str(sealed["citizen_id"]))
        if sealed["phone"]:
            sealed["phone"] = f"8457{number * _PHONE_STEP % _PHONE_RANGE:07}"
        sealed["address"] = f"Số nhà {self._rng.randint(1, 160)}, {template.village}"
        return sealed

    def _add_person(
        self,
        rows: dict[str, list[Bound]],
        template: Template,
        person_id: UUID,
        sealed: Mapping[str, Any],
        text: bytes,
    ) -> None:
        ring, bound = self._keyring, list(template.person)
        bound[self._person["id"]] = self._binding.id_from_hex(person_id.hex)
        bound[self._person["sealed"]] = text
        bound[self._person["citizen_id_index"]] = ring.blind_index("citizen_id", sealed["citizen_id"])
        if sealed["phone"]:
            bound[self._person["phone_index"]] = ring.blind_index("phone", sealed["phone"])
        rows["person"].append(tuple(bound))
        self._add_name(rows, person_id, sealed["name"], bound[self._person["birth_year"]])

    def _add_name(self, rows: dict[str, list[Bound]], person_id: UUID, name: str, birth_year: int) -> None:
        """A name that several copies bear is written with the first of them."""
        entry = self._entries.get(name)
        if entry is None:
            entry = self._entries[name] = tokens_for(self._keyring, name)
            for table, row in entry.rows() if entry else ():
                rows[table].append(self._binding.bound(table, row))
        if entry:
            row = entry.bearer(person_id, birth_year)
            rows["name_bearer"].append(self._binding.bound("name_bearer", row))

    def _add_events(
        self, rows: dict[str, list[Bound]], template: Template, head: str, number: str, key: Any
    ) -> bytes:
        """The chained events; answers the hash of the last."""
        case_hex = head + template.case_tail
        case_id, bound_id = UUID(case_hex), self._binding.id_from_hex(case_hex)
        place, previous = self._event, GENESIS
        for event in template.events:
            payload = event.payload.replace(HOLE, head)
            if event.seq == 1:
                payload = payload.replace(NUMBER, number)
            if event.sealed is not None:
                words = event.sealed.replace(HOLE, head)
                secret = seal(key, words, "case_event", case_id, f"payload/{event.seq}")
                payload = payload.replace(SEALED, base64.b64encode(secret).decode())
            this = hash_of_text(previous, case_hex, event.seq, *event.texts, payload)
            bound = list(event.bound)
            bound[place["case_id"]], bound[place["payload"]] = bound_id, payload
            bound[place["previous_hash"]], bound[place["hash"]] = previous, this
            rows["case_event"].append(tuple(bound))
            previous = this
        return previous

    def _add_case(
        self, rows: dict[str, list[Bound]], template: Template, head: str, number: int, last: bytes
    ) -> None:
        bound = list(template.case)
        bound[self._case["id"]] = self._binding.id_from_hex(head + template.case_tail)
        bound[self._case["person_id"]] = self._binding.id_from_hex(head + template.person_tail)
        bound[self._case["number"]] = f"NX-{template.year}-{number + 1:04}"
        bound[self._case["head"]] = last
        rows["case"].append(tuple(bound))

    def _row(self, row: RowTemplate, head: str, number: int, key: Any, address: str) -> Bound:
        bound = list(row.bound)
        for place, tail in row.ids:
            bound[place] = self._binding.id_from_hex(head + tail)
        if row.table == "work_item":
            bound = [each.replace(HOLE, head) if isinstance(each, str) else each for each in bound]
        if row.table == "loan_file":
            own_number = str(number + 1).zfill(4)
            bound = [each.replace(NUMBER, own_number) if isinstance(each, str) else each for each in bound]
        if row.seal is not None:
            place, text, column = row.seal
            own = UUID(head + row.own_id)
            words = address if row.table == "residence" else str(text)
            bound[place] = seal(key, words, row.table, own, column)
        return tuple(bound)


def _citizen_id(number: int, model: str) -> str:
    """Century, sex and birth year as in the model."""
    province = _PROVINCES[number // _CITIZEN_RANGE]
    return f"{province}{model[3:6]}{number * _CITIZEN_STEP % _CITIZEN_RANGE:06}"


def _json(sealed: Mapping[str, Any]) -> str:
    return json.dumps(sealed, ensure_ascii=False)
