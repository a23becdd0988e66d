"""Texts of rules, Vietnamese and English side by side."""

TEXTS: dict[str, tuple[str, str]] = {}
