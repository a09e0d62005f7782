"""What git knows of a record: who changed it when, what it was, what a change takes away."""
