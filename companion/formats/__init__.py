"""What comes in and goes out: CSV tables and JSON. Text in and values out; no store, no clock.

To add a column: one line in ``sheets``. To add a format: a module here, and a use case in ``services``.
"""
