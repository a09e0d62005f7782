"""The closed catalogue of problems, and where each stands."""
