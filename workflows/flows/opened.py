"""What a flow works with: the sweeps of the store that the settings name, opened once a process."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from notifications.post import Posting
from persistence.posting.outgoing import SqlOutgoing
from persistence.sweeps import SqlSweeps
from workflows import anchoring, keeping
from workflows.bootstrap import legal_today, now, open_office, open_posting, open_sweeps
from workflows.monthly_papers import make_ready
from workflows.services.office import Office
from workflows.services.sending import send_out
from workflows.services.unit_following import follow_units
from workflows.settings import Settings
from workflows.watching.logs import Form

# Flow parameters are shown and stored by the flow server, and a database address may hold a password.
_given: list[Settings] = []


def use(settings: Settings) -> None:
    """For this process, in place of the environment."""
    _given[:] = [settings]


def sweeps() -> SqlSweeps:
    return _opened(_settings())


def legal_day() -> date:
    return legal_today(_settings(), sweeps())()


def follow(on: date) -> dict[str, int]:
    """Residences are sealed, so that following a change of communes needs the office with its keys."""
    return follow_units(_office(_settings()), on)


def draft_month(on: date) -> dict[str, int]:
    """The whole report is drawn up and put on paper, so that whoever is told finds it in order."""
    settings = _settings()
    return make_ready(_office(settings), on, settings.templates_dir)


def send(on: date) -> dict[str, int]:
    """Carries out what is due; addresses are sealed, so that it needs the keys."""
    outgoing, post = _posting(_settings())
    return dict(send_out(outgoing, post, on, now))


def save_all() -> dict[str, int]:
    """A verified backup, and the old ones gone."""
    return keeping.nightly(_settings())


def drop_anchor(on: date) -> dict[str, int]:
    """Where the history stands; fails where some of it is missing."""
    return anchoring.daily(_settings(), on)


def log_settings() -> tuple[str, Form]:
    """The level from which lines are logged, and their form."""
    settings = _settings()
    return settings.log_level, settings.log_format


def _settings() -> Settings:
    return _given[0] if _given else Settings()


@lru_cache(maxsize=4)
def _office(settings: Settings) -> Office:
    return open_office(settings)


@lru_cache(maxsize=4)
def _posting(settings: Settings) -> tuple[SqlOutgoing, Posting]:
    return open_posting(settings)


@lru_cache(maxsize=4)
def _opened(settings: Settings) -> SqlSweeps:
    return open_sweeps(settings)
