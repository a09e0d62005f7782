"""Many verdicts at once."""
