"""The register and the goals that figures are tested on."""

from tests.factories.figures import analyst, goals, places, register

__all__ = ["analyst", "goals", "places", "register"]
