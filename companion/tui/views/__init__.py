"""Rows and paragraphs: what a snapshot looks like at a width, without any widget."""
