"""Tests of domain, laid out like the code."""
