"""Tests of workflows, laid out like the code."""
