"""Friends, their pages, contacts, people taken in."""
