"""What the application does and when: services, flows, and the one place that reads clock and environment."""
