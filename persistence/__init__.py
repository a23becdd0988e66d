"""SQL and nothing but SQL, so that the rest of the engine never sees a table."""
