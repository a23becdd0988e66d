"""What happened to each invented person, told as the commands that people would have sent."""
