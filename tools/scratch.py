"""Where tests put what they throw away: in memory where the machine has room for it, else in the usual folder.

A new database is hundreds of files, and a disk takes twenty times as long as memory to make them. A test that kills a
process proves as much in memory; only a power cut would need the disk, and that no test can make.
"""

import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 3 << 30  # bytes: both workers' databases and folders, three times over


def scratch(memory: Path = _MEMORY, room: int = _ROOM) -> Path:
    """A folder that exists and can be written to."""
    usual = Path(tempfile.gettempdir())
    try:
        if shutil.disk_usage(memory).free < room:
            return usual
        with tempfile.TemporaryFile(dir=memory):
            return memory
    except OSError:
        return usual
