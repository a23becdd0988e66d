"""Search over keyed tokens, on both databases."""
