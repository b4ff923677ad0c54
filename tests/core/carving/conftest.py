"""The same random examples at every run: each line of the search must be seen, not only with luck."""

from hypothesis import HealthCheck, settings

settings.register_profile("settled", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("settled")
