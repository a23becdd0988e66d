"""What a person may ask about their own data, and within how many days it has to be answered.

Luật 91/2025/QH15 and Nghị định 356/2025/NĐ-CP, in force from 2026-01-01; the days as a secondary source states them.
"""

from __future__ import annotations

from datetime import date, timedelta

CITATION = "Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP"
ACKNOWLEDGE_WORKING_DAYS = 2
STOP_DAYS = 15
ACCESS_DAYS = 10
# No source gives one for a correction: as for access, the shortest.
CORRECT_DAYS = ACCESS_DAYS
DELETE_DAYS = 20
_SATURDAY = 5


def working_days_after(day: date, count: int) -> date:
    """Saturdays and Sundays do not count; public holidays are not known here, so the day is never too late."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
