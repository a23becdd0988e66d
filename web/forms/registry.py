"""Every act that has a page, by the name in its address."""

from __future__ import annotations

from collections.abc import Mapping

from web.forms.act import Act
from web.forms.desk import DESK_ACTS
from web.forms.facts import FACT_ACTS
from web.forms.groups import GROUP_ACTS
from web.forms.notices import NOTICE_ACTS
from web.forms.objections import OBJECTION_ACTS
from web.forms.referrals import REFERRAL_ACTS
from web.forms.reviews import REVIEW_ACTS
from web.forms.support import SUPPORT
from web.forms.units import UNIT_ACTS
from web.forms.work import WORK_ACTS
from web.forms.work_wish import WISH_ACTS

_ALL = (
    *SUPPORT,
    *REVIEW_ACTS,
    *GROUP_ACTS,
    *FACT_ACTS,
    *WORK_ACTS,
    *DESK_ACTS,
    *REFERRAL_ACTS,
    *OBJECTION_ACTS,
    *UNIT_ACTS,
    *NOTICE_ACTS,
    *WISH_ACTS,
)
ACTS: Mapping[str, Act] = {act.key: act for act in _ALL}

# Where a rule that is not met can be worked on.
HELPS: Mapping[str, str] = {
    "case.certificate": "facts",
    "case.residence": "facts",
    "case.notice": "facts",
    "case.loan_disbursed": "disbursement",
    "case.loan_sound": "loan-report",
    "case.needs_answered": "needs",
    "case.plan_covers": "plan",
    "case.group_lead": "group",
    "case.livelihood": "livelihood",
    "case.livelihood_held": "livelihood",
    "case.reviews_clean": "review",
    "case.no_pressing": "needs",
}
