"""How a bank's office sees the files that were sent to it: by whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping

from domain.lending.machine import FileStage

# In the order of the way; the first that holds anything is what a liaison has to look at first.
COLUMNS: Mapping[str, tuple[FileStage, ...]] = {
    "new": (FileStage.SENT,),
    "ours": (FileStage.RECEIVED, FileStage.WAITING, FileStage.APPRAISED),
    "office": (FileStage.RETURNED,),
    "approved": (FileStage.APPROVED, FileStage.DISBURSING),
    "running": (
        FileStage.DISBURSED, FileStage.CHECKED, FileStage.REPAYING, FileStage.OVERDUE, FileStage.EXTENDED,
        FileStage.AT_RISK,
    ),
    "ended": (FileStage.REFUSED, FileStage.REPAID, FileStage.WRITTEN_OFF),
}  # fmt: skip


def counted(stages: Mapping[FileStage, int]) -> dict[str, int]:
    """Files by column, of files by stage."""
    return {name: sum(stages.get(stage, 0) for stage in column) for name, column in COLUMNS.items()}
