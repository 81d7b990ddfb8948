"""What every test shares: made-up inputs are not timed one by one. Each test has a time limit of its own."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
