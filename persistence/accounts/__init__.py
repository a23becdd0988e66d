"""Accounts, their grants, their sessions and what they prove themselves with, on SQL.

Imported by module: the unit of work needs `rows`, and what reads sessions needs the unit of work.
"""
