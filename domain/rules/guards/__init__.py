"""What must be true before a case may take a step: one guard per module."""

from domain.rules.guards.by_manager import BY_MANAGER
from domain.rules.guards.certificate import CERTIFICATE
from domain.rules.guards.group_lead import GROUP_LEAD
from domain.rules.guards.livelihood import LIVELIHOOD
from domain.rules.guards.livelihood_held import LIVELIHOOD_HELD
from domain.rules.guards.loan_disbursed import LOAN_DISBURSED
from domain.rules.guards.loan_sound import LOAN_SOUND
from domain.rules.guards.needs_answered import NEEDS_ANSWERED
from domain.rules.guards.no_pressing import NO_PRESSING
from domain.rules.guards.notice import NOTICE
from domain.rules.guards.outcome import OUTCOME
from domain.rules.guards.outcome_grounded import OUTCOME_GROUNDED
from domain.rules.guards.paused_reason import PAUSED_REASON
from domain.rules.guards.plan_covers import PLAN_COVERS
from domain.rules.guards.reason import REASON
from domain.rules.guards.residence import RESIDENCE
from domain.rules.guards.reviews_clean import REVIEWS_CLEAN
from domain.rules.guards.taken_over import TAKEN_OVER
from domain.rules.rule import Rule

ALL_RULES: tuple[Rule, ...] = (
    CERTIFICATE,
    RESIDENCE,
    NOTICE,
    NEEDS_ANSWERED,
    PLAN_COVERS,
    GROUP_LEAD,
    LIVELIHOOD,
    LOAN_DISBURSED,
    LIVELIHOOD_HELD,
    REVIEWS_CLEAN,
    NO_PRESSING,
    LOAN_SOUND,
    REASON,
    PAUSED_REASON,
    OUTCOME,
    BY_MANAGER,
    OUTCOME_GROUNDED,
    TAKEN_OVER,
)
