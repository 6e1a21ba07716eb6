"""Hypothesis tries the same examples in every run, and no clock decides."""

from hypothesis import settings

settings.register_profile("sifara", derandomize=True, deadline=None)
settings.load_profile("sifara")
