"""Tests of the invented district: every published figure, and every way home against the lifecycle."""
