"""What can be set, and the first start."""
