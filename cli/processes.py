"""Child processes that end when we end, however we end, and that can be stopped in time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from time import monotonic


class Child:
    """A Python process in a group of its own: a Ctrl+C reaches the launcher alone, which stops in order.

    On Linux it gets the signal `when_we_die` even if we are killed.
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        when_we_die: signal.Signals = signal.SIGTERM,
        log: Path | None = None,
    ) -> None:
        self.name = name
        dying = ("-m", "cli.dying", str(int(when_we_die)), str(os.getpid()))
        with log.open("ab") if log else nullcontext() as output:
            self._process = subprocess.Popen(
                [sys.executable, *dying, *arguments],
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def code(self) -> int | None:
        """The exit code, None while it runs."""
        return self._process.poll()

    def stop(self, seconds: float) -> None:
        """Asks, waits, and ends by force what is left of its group."""
        deadline = monotonic() + seconds
        if self.code is None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(max(0.0, deadline - monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
