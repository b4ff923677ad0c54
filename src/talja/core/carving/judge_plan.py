"""The judge's rules about positions beside each other: nothing twice, and room for them all."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from talja.core.carving.fault import Fault
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Problem


def key_twice(_problem: Problem, _params: Params, plan: Plan) -> Iterator[Fault]:
    """Yield each key that several positions have."""
    for key, count in sorted(Counter(position.key for position in plan.positions).items()):
        if count > 1:
            yield Fault("key_twice", key, data={"count": count})


def task_twice(_problem: Problem, _params: Params, plan: Plan) -> Iterator[Fault]:
    """Yield each position that holds a task which one before it holds."""
    holder: dict[str, str] = {}
    for position in plan.positions:
        for task in sorted(position.tasks):
            if task in holder:
                yield Fault("task_twice", position.key, task, data={"other": holder[task]})
            holder.setdefault(task, position.key)


def no_room(problem: Problem, _params: Params, plan: Plan) -> Iterator[Fault]:
    """Yield each workplace that is the home of more positions than its supervisors have room for."""
    for home, count in sorted(Counter(position.home for position in plan.positions).items()):
        workplace = problem.workplace_by_key.get(home)
        if workplace and count > workplace.room:
            yield Fault("no_room", data={"home": home, "count": count, "most": workplace.room})


def too_many_of_profile(problem: Problem, _params: Params, plan: Plan) -> Iterator[Fault]:
    """Yield each profile with more positions than it has people."""
    for key, count in sorted(Counter(position.profile for position in plan.positions).items()):
        profile = problem.profile_by_key.get(key)
        if profile and profile.people is not None and count > profile.people:
            yield Fault("too_many_of_profile", data={"profile": key, "count": count, "most": profile.people})


def too_many_positions(_problem: Problem, params: Params, plan: Plan) -> Iterator[Fault]:
    """Yield a plan with more positions than is wished for."""
    count = len(plan.positions)
    if params.most_positions is not None and count > params.most_positions:
        yield Fault("too_many_positions", data={"count": count, "most": params.most_positions})


RULES: Final[tuple[Callable[[Problem, Params, Plan], Iterator[Fault]], ...]] = (
    key_twice,
    task_twice,
    no_room,
    too_many_of_profile,
    too_many_positions,
)
