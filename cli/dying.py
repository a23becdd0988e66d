"""`python -m cli.dying SIGNAL PARENT ARGUMENT…` becomes `python ARGUMENT…`, which gets SIGNAL when its parent is gone.

Done after the start of a process of its own, since code between fork and exec is unsafe beside threads.
"""

from __future__ import annotations

import os
import sys

from workflows.parent import end_with_parent


def main() -> None:
    last, parent, *arguments = sys.argv[1:]
    end_with_parent(int(last), int(parent))
    os.execv(sys.executable, [sys.executable, *arguments])


if __name__ == "__main__":
    main()
