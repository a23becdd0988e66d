"""Texts of what leaves the office and comes to it: referrals, papers, objections, the person's sheet, who read what."""

from domain.wording.casework_papers import PAPERS
from domain.wording.casework_referrals import REFERRALS
from domain.wording.casework_sheet import SHEET

TEXTS: dict[str, tuple[str, str]] = {**REFERRALS, **PAPERS, **SHEET}
