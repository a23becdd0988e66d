"""A terminal of this process: what was typed, what came out on each stream, and the exit code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from cli.main import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output; anything beside it fails here."""
        return json.loads(self.out)


class Terminal:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Answer:
        self._capsys.readouterr()
        code = run(arguments)
        return Answer(code, *self._capsys.readouterr())

    def json(self, *arguments: str) -> Any:
        """The document of a command that must be done."""
        answer = self(*arguments, "--json")
        assert answer.code == 0, answer.err
        return answer.document
