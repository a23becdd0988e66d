"""The proof: laid out like the code, one claim a test."""
