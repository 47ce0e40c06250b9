"""The rules of Companion: pure values and functions, standard library and dateutil only.

Records are NamedTuples. A frozen dataclass takes five times as long to define, which every start pays, and
three times as long to make, which ten years of records pay.
"""
