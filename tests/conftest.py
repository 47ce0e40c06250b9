"""How all tests run: no law of hypothesis fails because the machine was busy."""

from hypothesis import settings

settings.register_profile("companion", deadline=None)
settings.load_profile("companion")
