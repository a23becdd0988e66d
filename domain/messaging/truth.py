"""What must still hold when a message leaves: said once by the act, looked at again just before."""

from __future__ import annotations

from datetime import date
from uuid import UUID


def while_item(key: str) -> str:
    """Only while the work item with this key is open."""
    return f"item|{key}"


def while_visit(case_id: UUID, on: date) -> str:
    """Only while the next visit of the case is on that day."""
    return f"visit|{case_id.hex}|{on.isoformat()}"


def while_unsigned(month: str) -> str:
    """Only while no report of the month is signed off."""
    return f"month|{month}"


def while_offered(case_id: UUID, to_unit: str) -> str:
    """Only while a transfer of the case to that commune waits for its answer."""
    return f"transfer|{case_id.hex}|{to_unit}"
