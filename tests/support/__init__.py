"""What several tests share: a real PostgreSQL, a real browser, the shape of the tree."""
