"""What two targets ask, side by side."""
