"""What must hold between files: whose a record is, what it replaces, what stands twice, what turned round."""
