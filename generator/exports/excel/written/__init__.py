"""The XML of .xlsx files, written directly: a tenth of what openpyxl takes, and the same bytes each time."""
