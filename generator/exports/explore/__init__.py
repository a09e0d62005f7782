"""The table of all targets that readers filter: its rows, the files a browser loads them from, its page."""
