"""Where each role can go from every page: one table, read by the header."""

from __future__ import annotations

from collections.abc import Mapping

from domain.viewer import Role

# (address, wording key)
Link = tuple[str, str]

_TODAY: Link = ("/today", "nav.desk")
_CASES: Link = ("/cases", "nav.home")
_RADAR: Link = ("/radar", "nav.radar")
_LOAN_FILES: Link = ("/loan-files", "nav.loan_files")
_FIRM_LOANS: Link = ("/firm-loans", "nav.firm_loans")
_BATCHES: Link = ("/batches", "nav.batches")
_GROUPS: Link = ("/groups", "nav.groups")
_MODELS: Link = ("/models", "nav.models")
_CALENDAR: Link = ("/calendar", "nav.calendar")
_REFERRALS: Link = ("/referrals", "nav.referrals")
_PLACEMENTS: Link = ("/placements", "nav.placements")
_INTRODUCTIONS: Link = ("/introductions", "nav.introductions")
_INBOX: Link = ("/inbox", "nav.inbox")
_INCOMING: Link = ("/incoming", "nav.incoming")
_LETTERS: Link = ("/letters", "letters.title")
_MESSAGES: Link = ("/messages", "nav.messages")
_SUMMARY: Link = ("/summary", "nav.summary")
_LAW: Link = ("/law", "nav.law")

NAVIGATION: Mapping[Role, tuple[Link, ...]] = {
    Role.OFFICER: (
        _TODAY,
        _CASES,
        _GROUPS,
        _RADAR,
        _LOAN_FILES,
        _CALENDAR,
        _REFERRALS,
        _INBOX,
        _SUMMARY,
        _LAW,
    ),
    Role.MANAGER: (
        ("/district", "nav.district"),
        ("/today", "nav.work_today"),
        _CASES,
        _GROUPS,
        _RADAR,
        _LOAN_FILES,
        _CALENDAR,
        _REFERRALS,
        _INBOX,
        ("/summary", "nav.figures"),
        _LAW,
        ("/admin/units", "nav.units"),
    ),
    Role.SUPPORTER: (("/people", "nav.people"), _INBOX),
    Role.BANK: (
        ("/bank", "nav.bank"),
        _REFERRALS,
        _BATCHES,
        ("/loans", "nav.loans"),
        _FIRM_LOANS,
        _INBOX,
    ),
    Role.EMPLOYER: (
        _REFERRALS,
        _INTRODUCTIONS,
        ("/vacancies", "nav.vacancies"),
        ("/workers", "nav.workers"),
        ("/firm-loans", "nav.own_loan"),
        _INBOX,
    ),
    Role.ADMIN: (
        ("/admin", "nav.admin"),
        ("/admin/users", "nav.users"),
        ("/admin/units", "nav.units"),
        _LAW,
        ("/admin/log", "nav.log"),
        _MESSAGES,
        _INBOX,
    ),
}

_OFFICE_LOANS = (_LOAN_FILES, _FIRM_LOANS, ("/lists", "nav.lists"), _BATCHES)
_OFFICE_GROUPS = (_GROUPS, _MODELS, ("/outreach", "nav.outreach"), ("/safety", "nav.safety"))
_OFFICE_WORK = (
    _REFERRALS,
    _INTRODUCTIONS,
    _PLACEMENTS,
    ("/matching", "nav.matching"),
    ("/exclusions", "nav.exclusions"),
    ("/partners", "nav.partners"),
)
# What stands behind one link of the menu: the first page is the link's own, the others are its neighbours.
SECTIONS: Mapping[Role, tuple[tuple[Link, ...], ...]] = {
    Role.OFFICER: (_OFFICE_GROUPS, _OFFICE_LOANS, _OFFICE_WORK, (_INBOX, _INCOMING, _LETTERS)),
    Role.MANAGER: (
        _OFFICE_GROUPS,
        _OFFICE_LOANS,
        _OFFICE_WORK,
        (_INBOX, _INCOMING, _LETTERS, _MESSAGES),
        (
            ("/summary", "nav.figures"),
            ("/outcomes", "nav.outcomes"),
            ("/reports/recidivism", "nav.recidivism"),
            ("/reports/monthly", "nav.monthly"),
            ("/agency-actions", "nav.agencies"),
        ),
    ),
}


def section_of(role: Role, path: str) -> tuple[Link, ...]:
    """The pages beside the one at `path`, itself included; nothing where it stands alone."""
    for section in SECTIONS.get(role, ()):
        if any(path == address or path.startswith(f"{address}/") for address, _ in section):
            return section
    return ()
