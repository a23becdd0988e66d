"""Before the Decision took effect there was nothing to be eligible for: decided first, and as a finding."""

from domain.rules.expr import law, on
from domain.rules.rule import Rule

IN_FORCE = Rule(
    key="qd22.in_force",
    citation="Quyết định 22/2023/QĐ-TTg, ngày có hiệu lực",
    holds=law("qd22.in_force_from") <= on,
    numbers={"in_force_from": "qd22.in_force_from"},
)
