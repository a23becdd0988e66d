"""Texts of the manager's pages of reports."""

PAGE: dict[str, tuple[str, str]] = {}
