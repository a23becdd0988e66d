"""The monthly report on paper: a draft of today's figures, the signed files, and the signing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from domain.documents import Head, MonthlyView
from domain.monthly.frozen import DigestWrong, FrozenReport, canonical, digest, ready_key
from domain.monthly.month import Month
from domain.tasks import keyed
from domain.units import Units
from domain.viewer import SYSTEM, Viewer
from reports.monthly import files
from workflows.services.monthly import draw_up
from workflows.services.monthly_commands import SignMonthly, TellMonthReady
from workflows.services.office import Office
from workflows.shipped import shipped_definitions

# For the pen: which body reports, and from where, the program does not know.
_PEN = "…" * 12
_RECIPIENTS = ("Như trên (để báo cáo)", "Lưu: VT")


@dataclass(frozen=True, slots=True)
class Draft:
    """Figures that nobody has signed off; `digest` is what a signature would be given to."""

    month: Month
    figures: Mapping[str, Any]
    version: int

    @property
    def digest(self) -> str:
        return digest(canonical(self.figures))


def draft(office: Office, month: Month, *, known_on: date | None = None, by: Sequence[str] = ()) -> Draft:
    """Raises MonthNotOver, BadValue."""
    figures = draw_up(office, shipped_definitions(), month, known_on=known_on, by=by)
    return Draft(month, figures, len(office.desk.months.frozen(month.key)) + 1)


def draft_files(office: Office, drawn: Draft, own: Path | None = None) -> dict[str, bytes]:
    """By ending."""
    return files(_view(office.units, drawn.figures), own)


def sign(
    office: Office,
    drawn: Draft,
    *,
    by: Viewer,
    seen: str | None = None,
    own: Path | None = None,
    command_id: UUID | None = None,
) -> FrozenReport:
    """Freezes the draft with its files. `seen`: the digest of what the manager looked at.

    Raises NotAllowed, DigestWrong where the figures are others by now, ReportMovedOn, ReportUnchanged.
    """
    if seen is not None and seen != drawn.digest:
        raise DigestWrong(month=drawn.month.key)
    signed = {"version": drawn.version, "signed_by": by.user, "signed_on": office.today()}
    made = files(_view(office.units, drawn.figures, **signed), own)
    command = SignMonthly(
        month=drawn.month.key,
        version=drawn.version,
        as_of=drawn.month.last,
        known_on=date.fromisoformat(drawn.figures["known_on"]),
        figures=canonical(drawn.figures),
        files=tuple(made.items()),
    )
    office.perform(command, by=by, command_id=command_id)
    return office.desk.months.frozen(drawn.month.key)[0]


def make_ready(office: Office, on: date, own: Path | None = None) -> dict[str, int]:
    """Drafts last month's report once its day has come, papers and all, and tells the managers; signs nothing.

    Nothing where it is signed or they were told, so that a run after a killed one does what is left.
    """
    on = min(on, office.today())  # a day to come has nothing to report of yet
    month, day = Month.before(on), cast(int, office.law.on(on).value("case.monthly_report_day"))
    months = office.desk.months
    if on < month.drafted_from(day) or months.frozen(month.key) or months.told_ready(month.key):
        return {}
    drawn = draft(office, month, known_on=month.known_on(on))
    draft_files(office, drawn, own)
    ready = TellMonthReady(month.key, month.known_on(on), drawn.digest)
    office.perform(ready, by=SYSTEM, on=on, command_id=keyed(ready_key(month.key)))
    return {"monthly_drafts": 1}


def waiting(office: Office) -> Month | None:
    """Last month, where nobody has signed its report yet."""
    month = Month.before(office.today())
    return None if office.desk.months.frozen(month.key) else month


def _view(units: Units, figures: Mapping[str, Any], **signed: Any) -> MonthlyView:
    on = date.fromisoformat(figures["as_of"])
    codes = {*figures["population"]["units"]}
    codes |= {
        row["group"] for table in figures["recidivism"] if table["by"] == "commune" for row in table["rows"]
    }
    return MonthlyView(
        head=Head(issuer=_PEN, place=_PEN[:4], on=signed.get("signed_on")),
        figures=figures,
        content_hash=digest(canonical(figures)),
        units={code: units.name(code, on) for code in sorted(codes - {"total", "all", "unknown", ""})},
        recipients=_RECIPIENTS,
        demo=figures["demo"],
        **signed,
    )
