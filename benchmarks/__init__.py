"""Our speed beside that of peers and of the bare limit, measured in one run."""
