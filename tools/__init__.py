"""Tools for those who build the portal; no part of it."""
