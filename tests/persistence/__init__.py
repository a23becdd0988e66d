"""Tests of persistence, laid out like the code."""
