"""Tests of domain.lending, laid out like the code."""
