"""The folder of prose: which files may be published, and what may stand in their Markdown."""
