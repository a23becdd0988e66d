"""The borrowing plan (form 02) is certified by the People's Committee of the commune where the work is done."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

ESTABLISHMENT_PLAN = Rule(
    key="qd22.establishment_plan",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 2 điểm b, Mẫu số 02",
    holds=fact.plan_certified,
)
