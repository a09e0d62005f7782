"""The editors' commands. Each returns an Answer; cli.py alone prints it and exits."""
