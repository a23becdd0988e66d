"""One use case per function: load, ask the rules, act, record, commit."""
