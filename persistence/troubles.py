"""Turns the driver's troubles into refusals that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import StoreUnavailable


@contextmanager
def database_troubles() -> Iterator[None]:
    """Raises StoreUnavailable for a full disk, a lock, a lost server.

    A broken uniqueness stays IntegrityError, for whoever can do the act again.
    """
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as trouble:
        why = str(trouble.orig).strip().splitlines()[0]
        raise StoreUnavailable(why=why, lost=trouble.connection_invalidated) from trouble
