"""What tasks demand together, and how many of those who wait could meet it."""

from collections.abc import Iterable, Mapping

from talja.core.carving.problem import Problem, Profile, Task


def merged(tasks: Iterable[Task]) -> dict[str, int]:
    """Return what one person must meet to hold all the tasks: the highest level of each demand."""
    together: dict[str, int] = {}
    for task in tasks:
        for code, level in task.demands.items():
            together[code] = max(level, together.get(code, 0))
    return together


def profiles_that_meet(problem: Problem, demands: Mapping[str, int]) -> tuple[Profile, ...]:
    """Return the profiles whose people could meet the demands."""
    return tuple(profile for profile in problem.profiles if profile.meets(demands))


def people_up_to(profiles: Iterable[Profile], most: int) -> int:
    """Return how many people the profiles are, up to `most`. A profile of any number is enough by itself."""
    return min(most, sum(most if profile.people is None else profile.people for profile in profiles))
