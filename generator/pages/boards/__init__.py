"""Many bodies beside each other: against a guidance, by what they published, by shared definitions, over the years."""
