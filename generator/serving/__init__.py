"""The site while somebody edits it: a page is made when it is asked for, and again when a file changes."""
