"""Reception begins with a certificate of completion or amnesty, its number on file and its day come."""

from domain.rules.expr import all_of, on
from domain.rules.facts import fact
from domain.rules.rule import Rule

CERTIFICATE = Rule(
    key="case.certificate",
    citation="Quy trình hồ sơ, mục 1 (tiếp nhận)",
    holds=all_of(
        fact.certificate.is_in("completion", "amnesty"), fact.certificate_no_recorded, fact.completed_on <= on
    ),
    shows={"completed_on": fact.completed_on},
    because={"not_yet": fact.completed_on > on, "no_number": ~fact.certificate_no_recorded},
)
