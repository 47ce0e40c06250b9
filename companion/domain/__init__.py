"""The rules of Companion: pure values and functions, standard library and dateutil only."""
