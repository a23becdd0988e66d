"""What builds and checks the repository and never ships with it."""
