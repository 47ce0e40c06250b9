"""One screen for the morning."""
