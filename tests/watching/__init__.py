"""Tests of what is told about the program at work."""
