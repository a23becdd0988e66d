"""Invented people and a district for them, loaded by replaying commands so that every history is real."""

from __future__ import annotations

from datetime import date

# The data set stands still on this legal day, so that its figures never drift with the clock.
FIXED_DAY = date(2026, 9, 30)
# The first day of the register: whoever came home earlier was received in its first weeks.
FIRST_DAY = date(2024, 10, 1)
MERGER_DAY = date(2025, 7, 1)
SEED = 2026
# When the commune police were last asked about everybody with an open case.
LOOKED_UP_ON = date(2026, 9, 28)
