"""The monthly report: what it counts and what publishing may not tell."""
