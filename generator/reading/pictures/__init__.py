"""Pictures: what may be opened, and what is published in its place."""
