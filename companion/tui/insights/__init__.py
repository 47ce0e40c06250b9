"""What one would rather see than read."""
