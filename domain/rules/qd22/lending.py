"""How the loan is made once it may be: with security above a sum, and through the household or directly."""

from domain.rules.expr import law
from domain.rules.facts import fact

SECURITY_REQUIRED = fact.requested_vnd > law("qd22.security_above_vnd")

# Art. 4(1)a: nobody else of age in the household, or nobody able to work and to act for it.
BORROWS_DIRECTLY = ~(fact.household_has_adult & fact.household_others_capable)
