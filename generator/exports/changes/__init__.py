"""What a change of the record means."""
