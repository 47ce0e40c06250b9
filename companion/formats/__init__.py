"""What comes in and goes out: CSV and JSON."""
