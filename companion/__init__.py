"""Companion: a private, full-screen terminal app for people who recharge alone."""

__version__ = "0.2.0"
