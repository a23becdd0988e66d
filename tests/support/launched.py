"""`python -m tests.support.launched PORT`: the launcher with a small web in place of ours."""

from __future__ import annotations

import sys

from cli.launcher import up
from domain.errors import DomainError
from workflows.settings import Settings

_WEB = (
    "import sys, http.server as h; "
    "h.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[2])), h.SimpleHTTPRequestHandler).serve_forever()"
)


def main() -> int:
    try:
        return up(Settings(), int(sys.argv[1]), ("-c", _WEB))
    except DomainError as refusal:
        sys.stderr.write(f"{refusal.key}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
