"""Bytes → text that is safe to parse."""
