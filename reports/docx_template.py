"""Fills a Word template with a form's words: the same bytes for the same content, and nothing in them is a command."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from reports.templating import TemplateBroken

_DAY = (1980, 1, 1, 0, 0, 0)


def filled_in(template: Path, texts: Mapping[str, Any]) -> bytes:
    """An office may have edited the template: its expressions reach the texts and nothing behind them.

    Raises TemplateBroken, also for a name that no text has: a form with a silent gap would be signed.
    """
    from docx.opc.exceptions import (
        PackageNotFoundError,
    )  # lxml and python-docx: only who prints pays for them
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    content = BytesIO()
    try:
        paper = DocxTemplate(template)
        paper.render(dict(texts), ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
        paper.save(content)
    except (TemplateError, PackageNotFoundError, BadZipFile, SyntaxError, KeyError, ValueError) as trouble:
        raise TemplateBroken(template=template.name, why=str(trouble).splitlines()[0][:300]) from None
    return steady(content.getvalue())


def steady(docx: bytes) -> bytes:
    """The same parts without the hour at which each was packed."""
    content = BytesIO()
    with ZipFile(BytesIO(docx)) as packed, ZipFile(content, "w", ZIP_DEFLATED) as again:
        for part in packed.infolist():
            again.writestr(ZipInfo(part.filename, _DAY), packed.read(part), ZIP_DEFLATED)
    return content.getvalue()
