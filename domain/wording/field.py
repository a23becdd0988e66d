"""Texts of the work in the field: reviews, late visits, concerns, support groups."""

from __future__ import annotations

from domain.wording.field_groups import GROUPS
from domain.wording.field_numbers import NAMES
from domain.wording.field_reviews import REVIEWS

TEXTS: dict[str, tuple[str, str]] = {**NAMES, **REVIEWS, **GROUPS}
