"""Process and outcomes: how cases move, what they wait for and what came of them, from their chains alone."""
