"""Rules: the language that they are written in, and each provision with its days, its unknowns and its kinds."""
