"""Documents and files made from read models."""
