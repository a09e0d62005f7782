"""Addresses, and names that become links."""
