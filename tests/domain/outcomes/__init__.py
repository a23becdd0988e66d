"""Process and outcomes without a database."""
