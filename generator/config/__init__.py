"""What a project asks for: mkdocs.yml and the day."""
