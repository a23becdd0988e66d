"""Tests of an establishment's loan."""
