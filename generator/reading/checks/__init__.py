"""What must hold between records, and what is odd."""
