"""Counts years and months as the law does, for one day or a column of days: no rule has its own calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Days: TypeAlias = npt.NDArray[np.int32]

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_MONTH, _LAST_MONTH = 12, 9999 * 12 + 11  # January of the year 1, December of 9999
_FIRST_DAY, _LAST_DAY = 1 - _EPOCH, date.max.toordinal() - _EPOCH
_TABLE_FROM, _TABLE_TO = date(1900, 1, 1).toordinal() - _EPOCH, date(2200, 1, 1).toordinal() - _EPOCH
_VIETNAM = timezone(timedelta(hours=7))


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def from_day_number(number: int) -> date:
    return date.fromordinal(int(number) + _EPOCH)


def parse_day(text: object) -> date:
    """A day written YYYY-MM-DD and no other way; ValueError for anything else."""
    if not isinstance(text, str) or len(text) != 10:  # fromisoformat also reads 20231010 and 2023-W41-2
        raise ValueError(f"{text!r} is not a date YYYY-MM-DD")
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(f"{text!r} is not a date YYYY-MM-DD")
    return day


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day (Civil Code 2015 art. 148); stays in date.min..max."""
    month = day.year * 12 + day.month - 1 + months
    if month > _LAST_MONTH:
        return date.max
    if month < _FIRST_MONTH:
        return date.min
    year, zero_based = divmod(month, 12)
    last = 28 if day.day <= 28 else monthrange(year, zero_based + 1)[1]
    return date(year, zero_based + 1, min(day.day, last))


def years_after(day: date, years: int) -> date:
    """The same day and month of a later year; 29 February becomes 28 February where there is none."""
    year = day.year + years
    if day.day <= 28 and MINYEAR <= year <= MAXYEAR:  # nearly every day: half the cost of counting months
        return date(year, day.month, day.day)
    return months_after(day, years * 12)


def months_after_days(days: npt.ArrayLike, months: npt.ArrayLike) -> Days:
    """`months_after` on day numbers; `months` is one number or one a row."""
    start, ahead = np.asarray(days, dtype=np.int32), np.asarray(months)
    if ahead.ndim == 0 and start.size and start.min() >= _TABLE_FROM and start.max() < _TABLE_TO:
        moved: Days = _table(int(ahead)).take(start - _TABLE_FROM)
        return moved
    return _months_after_days(start, ahead)


def years_after_days(days: npt.ArrayLike, years: npt.ArrayLike) -> Days:
    """`years_after` on day numbers; `years` is one number or one a row."""
    return months_after_days(days, np.asarray(years, dtype=np.int64) * 12)


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def legal_day(at: datetime) -> date:
    """The day in Vietnam (UTC+7, no summer time) at an instant; ValueError for a naive instant."""
    if at.tzinfo is None:
        raise ValueError(f"an instant needs its time zone, got {at.isoformat()}")
    return at.astimezone(_VIETNAM).date()


def _first_of_month(month: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    first: npt.NDArray[np.int64] = month.view("datetime64[M]").astype("datetime64[D]").view(np.int64)
    return first


@lru_cache(maxsize=32)
def _table(months: int) -> Days:
    """Every day of three centuries moved at once: a lookup a row costs an eightieth of the arithmetic."""
    return _months_after_days(np.arange(_TABLE_FROM, _TABLE_TO), months)


def _months_after_days(days: npt.ArrayLike, months: npt.ArrayLike) -> Days:
    start = np.asarray(days, dtype=np.int64).view("datetime64[D]")
    month = start.astype("datetime64[M]")
    into_month = (start - month.astype("datetime64[D]")).view(np.int64)
    target = month.view(np.int64) + np.asarray(months, dtype=np.int64)
    first = _first_of_month(target)
    last = _first_of_month(target + 1) - 1
    moved: npt.NDArray[np.int64] = np.clip(np.minimum(first + into_month, last), _FIRST_DAY, _LAST_DAY)
    return moved.astype(np.int32)
