"""`python -m web --port N`: the web alone, as the launcher starts it."""

from __future__ import annotations

import argparse
import sys

from domain.errors import DomainError
from web.serve import run
from workflows.settings import Settings


def main() -> int:
    """1 with the reason on standard error when it cannot serve."""
    settings = Settings()
    asked = argparse.ArgumentParser(prog="python -m web", description=__doc__)
    asked.add_argument("--port", type=int, default=settings.port)
    try:
        run(settings, asked.parse_args().port)
    except DomainError as refusal:
        sys.stderr.write(f"{refusal.text('vi')}\n{refusal.text('en')}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
