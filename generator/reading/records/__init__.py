"""Plain data → typed records, filed by kind and id."""
