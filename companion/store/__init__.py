"""The store: one TinyDB JSON file that loses nothing.

``repository`` is what the services use; ``vault`` and ``storage`` keep the file, ``tables`` is its text,
``codec`` and ``packing`` its records, ``merge`` joins two states of it. How a damaged file travels is told at
the head of ``repair``.
"""
