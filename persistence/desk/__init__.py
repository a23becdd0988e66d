"""Reads for pages, commands and reports: scoped by viewer, masked by role, logged where they name a person."""

from persistence.desk.sql import SqlDesk

__all__ = ["SqlDesk"]
