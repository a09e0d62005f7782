"""What a figure says of what is asked: its comparator, its base, the legal cap. docs/RULES.md C-2 to C-6."""
