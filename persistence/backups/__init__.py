"""Backups: one sealed file that holds a whole database at one moment, and its way back."""
