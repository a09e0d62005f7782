"""Records as Excel workbooks, and back."""
