"""One screen per key."""
