"""A case rests only while the person is away, in custody or out of reach."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

PAUSED_REASON = Rule(
    key="case.paused_reason",
    citation="Quy trình hồ sơ, mục 7 (tạm dừng)",
    holds=fact.pause_reason.is_in("away", "custody", "contact_lost"),
)
