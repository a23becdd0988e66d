"""Where each role can go from every page: one table, read by the header."""

from __future__ import annotations

from collections.abc import Mapping

from domain.viewer import Role

# (address, wording key)
Link = tuple[str, str]

_TODAY: Link = ("/today", "nav.desk")
_CASES: Link = ("/cases", "nav.home")
_CALENDAR: Link = ("/calendar", "nav.calendar")
_REFERRALS: Link = ("/referrals", "nav.referrals")
_INBOX: Link = ("/inbox", "nav.inbox")
_SUMMARY: Link = ("/summary", "nav.summary")

NAVIGATION: Mapping[Role, tuple[Link, ...]] = {
    Role.OFFICER: (_TODAY, _CASES, _CALENDAR, _REFERRALS, _INBOX, _SUMMARY),
    Role.MANAGER: (
        ("/district", "nav.district"),
        ("/today", "nav.work_today"),
        _CASES,
        _CALENDAR,
        _REFERRALS,
        _INBOX,
        ("/summary", "nav.figures"),
    ),
    Role.SUPPORTER: (("/people", "nav.people"), _INBOX),
    Role.BANK: (_REFERRALS, ("/loans", "nav.loans"), _INBOX),
    Role.EMPLOYER: (_REFERRALS, ("/vacancies", "nav.vacancies"), ("/workers", "nav.workers"), _INBOX),
    Role.ADMIN: (
        ("/admin", "nav.admin"),
        ("/admin/users", "nav.users"),
        ("/admin/units", "nav.units"),
        ("/admin/log", "nav.log"),
        _INBOX,
    ),
}
