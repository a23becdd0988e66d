"""Shares of whole đồng, rounded half up to one đồng."""

from __future__ import annotations


def half_up(numerator: int, denominator: int) -> int:
    """Of amounts that are not negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def interest(balance_days: int, rate_bp: int, day_basis: int, percent: int = 100) -> int:
    """`balance_days`: balance × days, summed. `percent`: of the rate, 100 or the overdue one."""
    return half_up(balance_days * rate_bp * percent, 10_000 * day_basis * 100)
