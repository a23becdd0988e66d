"""Turns the file on the make-up of a group into rules, and refuses an unknown key, role or number."""

from __future__ import annotations

from domain.groups import GroupRole, GroupRules
from domain.marked import Marked
from domain.parameters import STANDINGS, Standing

_KEYS = ("roles", "smallest", "largest", "leads", "standing", "note")
_MOST = 50


def group_rules_of(file: Marked) -> GroupRules:
    """Raises DataFileError, which names the line."""
    file.only(_KEYS)
    smallest, largest, leads = (_count(file, key) for key in ("smallest", "largest", "leads"))
    if smallest > largest:
        raise file.refuse("smallest", f"{smallest} above {largest}", f"≤ {largest}")
    standing: Standing = file.choice("standing", STANDINGS)  # type: ignore[assignment]
    return GroupRules(_roles(file), smallest, largest, leads, standing, file.text("note"))


def _roles(file: Marked) -> frozenset[GroupRole]:
    said, known = file.texts("roles"), [role.value for role in GroupRole]
    if len(set(said)) < len(said):
        raise file.refuse("roles", f"{list(said)!r} with a role twice", "every role once")
    for each in said:
        if each not in known:
            raise file.refuse("roles", f"the role {each!r}", " | ".join(known))
    return frozenset(GroupRole(each) for each in said)


def _count(file: Marked, key: str) -> int:
    said = file.whole(key)
    if not 1 <= said <= _MOST:
        raise file.refuse(key, f"{key!r} is {said}", f"1–{_MOST}")
    return said
