"""Faults on purpose: ``python -m tests.store.faults [CHECK ...]``, run by hand because it is slow."""
