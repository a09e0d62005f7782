"""What the theme brings: its files, the templates of page bodies, the kiosk's."""
