"""The judge's rules about what the user has chosen: one small function for each sort of choice."""

from collections.abc import Iterator

from talja.core.carving.fault import Fault
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Apart, Choice, Keep, Lock, Never, Shape, Together


def broken(choice: Choice, plan: Plan) -> Iterator[Fault]:
    """Yield how the plan breaks the choice."""
    match choice:
        case Together():
            return parted(choice, plan)
        case Apart():
            return not_apart(choice, plan)
        case Keep():
            return kept(choice, plan)
        case Lock():
            return lock_broken(choice, plan)
        case Never():
            return never(choice, plan)
        case _:
            return shape_changed(choice, plan)


def parted(choice: Together, plan: Plan) -> Iterator[Fault]:
    """Yield the tasks that are not where the first of those that are held is: all in one position, or none in any."""
    held = [plan.holders[task].key for task in choice.tasks if task in plan.holders]
    for task in choice.tasks if held else ():
        holder = plan.holders.get(task)
        if holder is None or holder.key != held[0]:
            yield Fault("parted", held[0], task)


def not_apart(choice: Apart, plan: Plan) -> Iterator[Fault]:
    """Yield the positions that hold several of the tasks."""
    for position in plan.positions:
        inside = [task for task in dict.fromkeys(choice.tasks) if task in position.tasks]
        if len(inside) > 1:
            yield Fault("not_apart", position.key, inside[1], data={"other": inside[0]})


def kept(choice: Keep, plan: Plan) -> Iterator[Fault]:
    """Yield the task that should be left and is not."""
    if choice.task in plan.holders:
        yield Fault("kept", plan.holders[choice.task].key, choice.task)


def lock_broken(choice: Lock, plan: Plan) -> Iterator[Fault]:
    """Yield the task that is elsewhere (`lock_broken`), or there but at another time (`lock_moved`)."""
    holder = plan.holders.get(choice.task)
    if holder is None or holder.key != choice.position:
        yield Fault("lock_broken", choice.position, choice.task)
        return
    starts = {(held.day, held.start) for held in holder.held if held.task == choice.task}
    for day, start in choice.starts:
        if (day, start) not in starts:
            yield Fault("lock_moved", choice.position, choice.task, day, {"start": start})


def never(choice: Never, plan: Plan) -> Iterator[Fault]:
    """Yield the task that is where the user does not want it."""
    if any(position.key == choice.position and choice.task in position.tasks for position in plan.positions):
        yield Fault("never", choice.position, choice.task)


def shape_changed(choice: Shape, plan: Plan) -> Iterator[Fault]:
    """Yield the position that is not there (`shape_missing`), or has another home or is for others."""
    position = next((position for position in plan.positions if position.key == choice.position), None)
    if position is None:
        yield Fault("shape_missing", choice.position)
    elif (position.home, position.profile) != (choice.home, choice.profile):
        yield Fault("shape_changed", choice.position, data={"home": choice.home, "profile": choice.profile})
