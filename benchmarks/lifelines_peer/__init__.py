"""The peer of survival.*: lifelines, in a process and an environment of its own."""
