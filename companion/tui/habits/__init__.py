"""Solitude: habits, their pages, their days."""
