"""Batches and replies without a database."""
