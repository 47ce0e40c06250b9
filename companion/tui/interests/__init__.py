"""Interests, their pages, what was yours before."""
