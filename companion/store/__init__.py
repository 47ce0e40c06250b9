"""Knows TinyDB and JSON; speaks domain objects."""
