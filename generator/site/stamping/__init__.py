"""A page put into a shell that the theme rendered once."""
