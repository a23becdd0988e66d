"""The forms of a loan as Word files and as PDF, from templates that an office may replace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from domain.documents import DocumentView, ListView, MonthlyView, PlanView, RequestView
from reports.docx_template import filled_in
from reports.filling import filled
from reports.pdf import drawn

SHIPPED = Path(__file__).with_name("templates")
# The name of each form's two templates: `mau01.docx` for Word, `mau01.typ` for PDF.
TEMPLATES: Mapping[type[DocumentView], str] = {
    MonthlyView: "bao_cao_thang",
    ListView: "mau01",
    PlanView: "mau02",
    RequestView: "de_nghi_vay",
}


def docx(view: DocumentView, own: Path | None = None) -> bytes:
    """`own`: a folder whose templates go before the shipped ones."""
    return filled_in(_template(view, "docx", own), filled(view))


def pdf(view: DocumentView, own: Path | None = None) -> bytes:
    """PDF/A, the same bytes for the same view. A template of one's own has its own `khung.typ` beside it."""
    return drawn(_template(view, "typ", own), filled(view), view.head.on)


def _template(view: DocumentView, ending: str, own: Path | None) -> Path:
    name = f"{TEMPLATES[type(view)]}.{ending}"
    if own is not None and (own / name).is_file():
        return own / name
    return SHIPPED / name
