"""A certificate of completion of the sentence, or of amnesty, opens the door."""

from domain.rules.facts import fact
from domain.rules.rule import Rule

CERTIFICATE = Rule(
    key="qd22.certificate",
    citation="Quyết định 22/2023/QĐ-TTg, điều 3 khoản 1 điểm a",
    holds=fact.certificate.is_in("completion", "amnesty"),
)
