"""The bank's side of loan files: its desk, the batches that go to it in one piece, the replies that come back."""
