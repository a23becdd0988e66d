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
_CALENDAR: Link = ("/calendar", "nav.calendar")
_REFERRALS: Link = ("/referrals", "nav.referrals")
_INBOX: Link = ("/inbox", "nav.inbox")
_SUMMARY: Link = ("/summary", "nav.summary")
_LAW: Link = ("/law", "nav.law")

NAVIGATION: Mapping[Role, tuple[Link, ...]] = {
    Role.OFFICER: (
        _TODAY,
        _CASES,
        _GROUPS,
        _RADAR,
        _LOAN_FILES,
        _FIRM_LOANS,
        _BATCHES,
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
        _FIRM_LOANS,
        _BATCHES,
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
        _INBOX,
    ),
}
