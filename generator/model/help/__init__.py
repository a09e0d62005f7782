"""Help for the clerk on every key: what it is, how it is written, an example."""
