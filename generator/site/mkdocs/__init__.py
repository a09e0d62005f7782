"""The only room that knows MkDocs: prose pages and shells come from it, the portal does the rest.

`mkdocs build`, `mkdocs serve` and `thidua build` all run through the plugin here (`plugin.py`).
"""
