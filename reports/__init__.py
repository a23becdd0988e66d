"""Figures and documents drawn from read models, so that no report touches a live case."""
