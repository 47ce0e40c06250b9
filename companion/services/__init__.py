"""Use cases: clock and repository in, domain values out."""
