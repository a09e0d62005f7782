"""Folders → records, with the place of every mistake. Knows nothing of evaluation or HTML."""
