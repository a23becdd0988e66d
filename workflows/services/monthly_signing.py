"""Keeps a monthly report as it was signed off, where nothing in it changes any more; and says that one waits."""

from __future__ import annotations

import json
from hashlib import sha256
from uuid import uuid5

from domain.admin_events import AdminEvent
from domain.messaging.truth import while_unsigned
from domain.monthly.frozen import (
    FrozenFile,
    FrozenReport,
    ReportMovedOn,
    ReportUnchanged,
    canonical,
    digest,
    ready_key,
)
from domain.monthly.month import Month
from domain.ports import Work
from domain.tasks import Message
from workflows.services.commands import Done
from workflows.services.monthly_commands import SignMonthly, TellMonthReady


def sign_monthly(work: Work, command: SignMonthly) -> Done:
    """Raises ReportMovedOn, ReportUnchanged."""
    earlier = work.find_all(FrozenReport, "month", command.month)
    newest = max(earlier, key=lambda each: each.version, default=None)
    if command.version != (newest.version if newest else 0) + 1:
        raise ReportMovedOn(month=command.month, version=newest.version if newest else 0)
    content_hash = digest(command.figures)
    if newest is not None and newest.content_hash == content_hash:
        raise ReportUnchanged(month=command.month, version=newest.version)
    told = json.loads(command.figures)
    report = FrozenReport(
        id=uuid5(work.command_id, "report"),
        month=command.month,
        version=command.version,
        as_of=command.as_of,
        known_on=command.known_on,
        definitions=canonical(told["definitions"]),
        figures=command.figures,
        content_hash=content_hash,
        history_head=told["history"]["head"],
        signed_by=work.by.user,
        signed_on=work.on,
        signed_at=work.at,
    )
    work.keep(report, *(_file(report, *each) for each in command.files), _line(work, report))
    return Done(None, None, None, 0)


def tell_month_ready(work: Work, command: TellMonthReady) -> Done:
    """Once a month, whatever else is drafted; what was signed meanwhile is told to nobody."""
    args = {
        "month": f"{Month.of(command.month).first:%m/%Y}",
        "known_on": str(command.known_on),
        "digest": command.digest[:12],
    }
    key, still = ready_key(command.month), while_unsigned(command.month)
    work.tell(Message(key, "manager", None, "message.month_ready", args, still=still))
    return Done(None, None, None, 0)


def _file(report: FrozenReport, ending: str, content: bytes) -> FrozenFile:
    return FrozenFile(uuid5(report.id, ending), report.id, ending, content, sha256(content).hexdigest())


def _line(work: Work, report: FrozenReport) -> AdminEvent:
    data = {"month": report.month, "version": report.version, "content_hash": report.content_hash}
    return AdminEvent(work.at, work.by.user, "monthly_signed", report.id.hex, data)
