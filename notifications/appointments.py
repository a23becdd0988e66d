"""An appointment as a calendar's file: the same uid when it moves, with a higher sequence (RFC 5545 §3.8.7.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event

from domain.wording import Lang, say


def as_calendar(entry: Mapping[str, Any], subject: str, lang: Lang = "vi") -> bytes:
    """`entry`: uid, sequence, on. All day long: no hour is agreed. The same bytes for the same entry."""
    day = date.fromisoformat(str(entry["on"]))
    found = Calendar()
    found.add("prodid", "-//duong-ve//duong-ve//VI")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", say("ics.name", lang=lang))
    event = Event()
    event.add("uid", f"{entry['uid']}@duong-ve")
    event.add("sequence", int(entry["sequence"]))
    event.add("summary", subject)
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    found.add_component(event)
    return bytes(found.to_ical())
