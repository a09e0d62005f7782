"""The record as open data: tables declared once, and every form in which they are handed out."""
