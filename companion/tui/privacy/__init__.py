"""What hides."""
