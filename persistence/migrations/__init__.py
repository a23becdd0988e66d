"""Alembic's migrations: every schema that was ever released, and the way from one to the next."""
