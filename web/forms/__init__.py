"""Forms as data: what an act asks for, how an answer is read, and the command that it becomes."""
