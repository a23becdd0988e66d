"""Messages that leave the house, against servers of this machine that fail as real ones do."""
