"""Acts on batches of loan files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.banking.batch import Offered
from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class MakeBatch(Command):
    """`files` as the desk offers them to whoever makes it, with what each line says. `batch_id`: the client's."""

    act: ClassVar[str] = "make_batch"
    batch_id: UUID
    office: str
    files: tuple[Offered, ...]
