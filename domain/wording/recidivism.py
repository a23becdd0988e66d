"""Texts of recidivism figures: what is counted, how, and what cannot be told."""

from domain.wording.recidivism_notices import NOTICES
from domain.wording.recidivism_report import REPORT
from domain.wording.recidivism_survival import SURVIVAL

TEXTS: dict[str, tuple[str, str]] = {**SURVIVAL, **NOTICES, **REPORT}
