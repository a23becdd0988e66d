"""A closed case is opened again by a manager alone."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

BY_MANAGER = Rule(
    key="case.by_manager",
    citation="Quy trình hồ sơ, mục 9 (mở lại)",
    holds=fact.by_role == "manager",
)
