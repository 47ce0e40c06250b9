"""What a person would rather see than read, worked out from the journal. Counts, never a cause."""
