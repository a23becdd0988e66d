"""What reintegration work is: pure, with no clock and no input or output."""
