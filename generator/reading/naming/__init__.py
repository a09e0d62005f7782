"""What records are called, and which record a person's words mean: one lookup for check, commands, Excel."""
