"""Messages, the outbox they wait in, and the channels that carry them."""
