"""Lets a process end with the one that started it, so that a killed launcher leaves nobody behind."""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(last: int, parent: int | None = None) -> None:
    """On Linux the kernel sends the signal `last` when the parent is gone; elsewhere nothing changes.

    `parent`: its id where it is known, for it may already be gone: then this process ends now.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, last, 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        sys.exit(1)
