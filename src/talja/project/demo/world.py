"""The whole demo municipality from a seed and a day."""

from datetime import date

from talja.project.demo.history import build_placements
from talja.project.demo.model import Goal, World
from talja.project.demo.people import build_persons
from talja.project.demo.places import build_places
from talja.project.demo.size import TALLKOPING, Size
from talja.project.demo.spells import build_careers

DEMO_SEED = 1
GOALS = (
    Goal("baseline_subsidised_running", 130, "placements"),
    Goal("onward_share", 70, "percent"),
    Goal("unemployed", 313, "persons"),
    Goal("unemployed_born_abroad", 73, "percent"),
    Goal("unemployed_women", 61, "percent"),
)
"""The unit's aims, and the unemployed residents whom its figures are compared with: reference figures, not persons."""


def build_world(on: date, *, seed: int = DEMO_SEED, size: Size = TALLKOPING) -> World:
    """Return Tallköping as it stands on the day. The same day, seed and size always give the same world."""
    places = build_places(seed)
    careers = build_careers(on, seed, places, size)
    persons = build_persons(on, seed, careers, places, size)
    placements = build_placements(on, seed, careers, persons, places)
    return World(on, seed, places, tuple(persons), tuple(placements), GOALS)
