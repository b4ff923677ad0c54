"""Where to look first: workplaces by the hours that may be hidden there, and how much is known of it.

Nothing is assumed of a workplace: hours are expected only where inventories tell what others like it can hand over, and
where somebody has told how many work there. All else is unknown, and said to be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median


class Nearness(StrEnum):
    """How like each other two workplaces are, as far as it is known; the nearest first."""

    SAME = "same"  # the place itself
    UNIT = "unit"
    ADMINISTRATION = "administration"
    EMPLOYER_KIND = "employer_kind"  # municipal, private, association


_FIRM = (Nearness.SAME, Nearness.UNIT)


@dataclass(frozen=True, slots=True)
class Place:
    """A workplace to look at. `staff` is how many work there; None = nobody has told.

    `near` is what it belongs to: a group's key by how near its members are. `signs` is how many other known things
    speak for looking here; they decide only between places that are equal in what is expected.
    """

    key: str
    staff: int | None
    near: Mapping[Nearness, str]
    signs: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What an inventory tells: minutes a week that may be handed over, and the full-time posts (above 0) it covers."""

    place: str
    near: Mapping[Nearness, str]
    minutes: int
    posts: float


@dataclass(frozen=True, slots=True)
class Expected:
    """What may be hidden at a workplace, in minutes a week; None = nobody knows.

    What inventories of the place itself tell is taken as it is. Others are counted per post and for the staff here:
    `low` and `high` are the least and the most that they give, `typical` their median. `basis` is how near the nearest
    inventories are, None = there is none to go by, and `count` how many they are.
    """

    key: str
    staff: int | None
    low: int | None
    typical: int | None
    high: int | None
    basis: Nearness | None
    count: int

    @property
    def is_known(self) -> bool:
        """Whether there is anything to expect by."""
        return self.typical is not None


def rank(places: Iterable[Place], told: Sequence[Told]) -> tuple[Expected, ...]:
    """Return the places, the most expected hours first: those that rest on the place or its unit, then weaker guesses.

    Last come those of which too little is known to say, by signs and staff: there asking tells the most. The key
    settles what is equal.
    """
    found = [(place, expect(place, told)) for place in places]
    return tuple(one for _, one in sorted(found, key=_order))


def expect(place: Place, told: Iterable[Told]) -> Expected:
    """Return what may be expected of one place, by the nearest inventories that there are."""
    basis, nearest = _nearest(place, list(told))
    if basis is Nearness.SAME:
        here = sum(one.minutes for one in nearest)
        return Expected(place.key, place.staff, here, here, here, basis, len(nearest))
    if basis is None or place.staff is None:
        return Expected(place.key, place.staff, None, None, None, basis, len(nearest))
    minutes = [one.minutes / one.posts for one in nearest]
    low, typical, high = (round(each * place.staff) for each in (min(minutes), median(minutes), max(minutes)))
    return Expected(place.key, place.staff, low, typical, high, basis, len(nearest))


def _nearest(place: Place, told: Sequence[Told]) -> tuple[Nearness | None, list[Told]]:
    for nearness in Nearness:
        found = [one for one in told if _is_near(place, one, nearness)]
        if found:
            return nearness, found
    return None, []


def _is_near(place: Place, told: Told, nearness: Nearness) -> bool:
    if nearness is Nearness.SAME:
        return place.key == told.place
    group = place.near.get(nearness)
    return group is not None and group == told.near.get(nearness)


def _order(found: tuple[Place, Expected]) -> tuple[int, int, int, int, str]:
    place, one = found
    tier = 2 if one.typical is None else int(one.basis not in _FIRM)
    return (tier, -(one.typical or 0), -place.signs, -(place.staff or 0), place.key)
