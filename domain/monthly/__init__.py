"""The monthly report to the steering committee: what it counts, how it is frozen, and what publishing may not tell."""
