"""A loan's way as a file: from the police's list to the last instalment, beside the case that it belongs to."""
