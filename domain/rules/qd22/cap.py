"""How much may be lent: by the month for training, by the person for production, by project and worker for a firm."""

from domain.rules.expr import greatest, law, least, when
from domain.rules.facts import fact

_TRAINING = law("qd22.training_cap_vnd_month") * fact.drawdown_months
# A running loan under the Decision takes its part of the person's cap instead of closing the door.
_PRODUCTION = law("qd22.production_cap_vnd") - greatest(fact.running_loan_vnd, 0)
_ESTABLISHMENT = least(
    law("qd22.establishment_cap_vnd"), law("qd22.establishment_cap_worker_vnd") * fact.workers
)

CAP = greatest(
    when(
        fact.kind == "establishment", _ESTABLISHMENT, when(fact.purpose == "training", _TRAINING, _PRODUCTION)
    ),
    0,
)

NUMBERS = {
    key.removeprefix("qd22."): key
    for key in (
        "qd22.training_cap_vnd_month",
        "qd22.production_cap_vnd",
        "qd22.establishment_cap_vnd",
        "qd22.establishment_cap_worker_vnd",
    )
}
