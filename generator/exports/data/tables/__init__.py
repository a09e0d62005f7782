"""The tables, one module per field of the record."""
