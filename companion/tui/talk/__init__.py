"""Talking about it."""
