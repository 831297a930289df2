"""What all tests share."""

from hypothesis import settings

# Timings are never asserted: machines are noisy.
settings.register_profile("verbale", deadline=None)
settings.load_profile("verbale")
