"""Long work that a page asked for, as the page reads it: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

# Running work says every ten seconds that it lives: after a minute of silence its process is gone.
SILENCE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Job:
    """`state` is running, done or failed; `result` is the work's own, in JSON's types."""

    id: UUID
    kind: str
    user: str
    state: str
    total: int
    done: int
    result: Mapping[str, Any] | None
    started_at: datetime
    seen_at: datetime
    finished_at: datetime | None

    def standing(self, at: datetime) -> str:
        """The state, or `lost` for work whose process ended before it."""
        return "lost" if self.state == "running" and at - self.seen_at > SILENCE else self.state

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 100


class Jobs(Protocol):
    """Where jobs are kept; everybody sees their own."""

    def open(self, job_id: UUID, kind: str, user: str, total: int, at: datetime) -> bool:
        """False when the id is there already: the same form came twice."""
        ...

    def again(self, job_id: UUID, at: datetime, silent_since: datetime) -> bool:
        """Takes over a job that failed, or that was not seen since; False when it is somebody else's turn."""
        ...

    def beat(self, job_id: UUID, at: datetime, done: int | None = None) -> None: ...
    def finish(self, job_id: UUID, at: datetime, state: str, result: Mapping[str, Any]) -> None: ...

    def find(self, user: str, job_id: UUID) -> Job:
        """Raises UnknownRecord, also for another's."""
        ...

    def mine(self, user: str, limit: int = 20) -> Sequence[Job]: ...
