"""The due work of a day, set by set: every piece keyed, so that done twice or cut short it ends in the same rows."""

from persistence.sweeps.sql import SqlSweeps

__all__ = ["SqlSweeps"]
