"""Everything of the table made aside, checked, and swapped in."""
