"""Messages on their way out of the house, as rows: who gets them by which channel, and how far each one is."""
