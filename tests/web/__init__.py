"""The pages as a visitor meets them: real office, real database, real browser."""
