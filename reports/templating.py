"""What both kinds of templates have in common: one may be broken."""

from __future__ import annotations

from typing import ClassVar

from domain.errors import DomainError


class TemplateBroken(DomainError):
    """An office's own template asks for what no form has, or is no template at all. data: template, why."""

    key: ClassVar[str] = "template_broken"
