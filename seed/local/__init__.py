"""Servers of this machine that behave as Zalo and a mail server do, for the demo and for tests: nothing leaves it."""
