"""Reviews, visits, plan steps and loan windows by day: a month as a list, and a file for other calendars."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from fastapi import APIRouter, Request
from icalendar import Calendar, Event
from starlette.responses import Response

from domain.dates import months_after
from domain.tasks import keyed
from domain.today import Somebody, Why
from domain.wording import Lang, say
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.language import language
from web.pages.today import answer_to
from web.rendering import render

router = APIRouter()
_BACK, _AHEAD = timedelta(days=31), timedelta(days=184)
# A review and a visit of a case are one entry that moves; steps and windows are their own.
_MOVING = ("review", "visit")


@router.get("/calendar")
@allowed(*OFFICE)
def calendar(request: Request) -> Response:
    office, today = office_of(request), office_of(request).today()
    first = _month(request.query_params.get("month"), today)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    people = office.desk.due.dates(acting(request), first, last, at=office.now(), on=today)
    return render(
        request,
        "calendar.html",
        days=by_day(people),
        first=first,
        before=months_after(first, -1) if first.year > 1900 else None,
        after=months_after(first, 1) if first.year < 2999 else None,
        answer=answer_to,
    )


@router.get("/calendar.ics")
@allowed(*OFFICE)
def calendar_file(request: Request) -> Response:
    office, today = office_of(request), office_of(request).today()
    people = office.desk.due.dates(acting(request), today - _BACK, today + _AHEAD, at=office.now(), on=today)
    text = as_calendar(people, office.now(), language(request))
    headers = {"Content-Disposition": 'attachment; filename="duong-ve.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


def by_day(people: tuple[Somebody, ...]) -> list[tuple[date, list[tuple[Somebody, Why]]]]:
    days: dict[date, list[tuple[Somebody, Why]]] = {}
    for person in people:
        for why in person.whys:
            if why.due_on is not None:
                days.setdefault(why.due_on, []).append((person, why))
    return sorted(days.items())


def as_calendar(people: tuple[Somebody, ...], now: datetime, lang: Lang = "vi") -> bytes:
    """All-day events that name a case by its number alone: a calendar is read over many shoulders."""
    found = Calendar()
    found.add("prodid", "-//duong-ve//duong-ve//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", say("ics.name", lang=lang))
    for _, entries in by_day(people):
        for _, why in entries:
            found.add_component(_entry(why, now, lang))
    return bytes(found.to_ical())


def _entry(why: Why, now: datetime, lang: Lang) -> Event:
    assert why.due_on is not None
    entry = Event()
    entry.add("uid", f"{keyed('|'.join(('calendar', why.kind, why.case_id, _own(why))))}@duong-ve")
    entry.add("summary", say(f"ics.{why.kind}", {"number": why.number}, lang=lang))
    entry.add("dtstart", why.due_on)
    entry.add("dtend", why.due_on + timedelta(days=1))
    entry.add("dtstamp", now)
    entry.add("sequence", why.version)
    entry.add("transp", "TRANSPARENT")
    return entry


def _own(why: Why) -> str:
    return "" if why.kind in _MOVING else why.about or ""


def _month(text: str | None, today: date) -> date:
    """The first day of YYYY-MM; of this month where nothing readable was asked for."""
    found = re.fullmatch(r"(19|2\d)(\d\d)-(0[1-9]|1[0-2])", text or "", re.ASCII)
    return date(int(found[1] + found[2]), int(found[3]), 1) if found else today.replace(day=1)
