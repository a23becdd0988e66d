"""Every rule by its key, and the version of them all, so that a decision can name the rules that it used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from domain.rules import guards, qd22
from domain.rules.expunge import EXPUNGE
from domain.rules.qd22.lending import BORROWS_DIRECTLY, SECURITY_REQUIRED
from domain.rules.rule import Rule

RULES: Mapping[str, Rule] = {rule.key: rule for rule in (*qd22.ALL_RULES, *guards.ALL_RULES, EXPUNGE)}


def version_of(rules: Iterable[Rule]) -> str:
    """Twelve hexadecimal digits of the SHA-256 of the rules' canonical texts, whatever their order."""
    texts = sorted(rule.text for rule in rules)
    return sha256("\n".join([*texts, SECURITY_REQUIRED.text, BORROWS_DIRECTLY.text]).encode()).hexdigest()[
        :12
    ]


RULES_VERSION = version_of(RULES.values())
