"""`python -m tests.support.dying_web FILE PORT FALLS`: our pages, killed at random before they answer, and back."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn

from tests.support.offices import an_office
from web.app import create_app
from web.serve import listening

CHANCE = 0.15


class Dying:
    """Lets the application do and commit what a PUT asks, then by chance dies before a byte of the answer leaves."""

    def __init__(self, app: Any, dice: random.Random, chance: float) -> None:
        self._app, self._dice, self._chance = app, dice, chance

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if scope.get("method") == "PUT" and self._dice.random() < self._chance:
                os._exit(9)
            await send(message)

        await self._app(scope, receive, sending)


def serve(file: str, port: int, life: int, chance: float) -> None:
    with an_office(f"sqlite:///{file}", filled=True) as office, listening(port) as listener:
        office.new_id = uuid4  # the test's own numbers begin anew with every life
        app = Dying(create_app(office), random.Random(life), chance)
        uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none")).run([listener])


def main() -> None:
    """One life after the other; each is a copy of this process, which has loaded everything once."""
    file, port, falls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for life in range(falls + 1):
        child = os.fork()
        if not child:
            serve(file, port, life, CHANCE if life < falls else 0.0)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        Path(f"{file}.falls").write_text(f"{life + 1} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
