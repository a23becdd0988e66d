"""Prefect flows that give the services an order, a schedule and retries, and decide nothing themselves."""
