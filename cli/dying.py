"""`python -m cli.dying SIGNAL PARENT ARGUMENT…` becomes `python ARGUMENT…`, which gets SIGNAL when its parent is gone.

Done after the start of a process of its own, since code between fork and exec is unsafe beside threads.
"""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    last, parent, *arguments = sys.argv[1:]
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(last), 0, 0, 0)
        if os.getppid() != int(parent):  # gone before the kernel was told
            sys.exit(1)
    os.execv(sys.executable, [sys.executable, *arguments])


if __name__ == "__main__":
    main()
