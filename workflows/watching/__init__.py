"""What is told about the program at work: its log and its figures. Neither ever names anybody."""
