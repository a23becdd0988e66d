"""What is told, to whom, by which way and when it is better not told: pure, before any channel or table."""
