"""The user's choices in the model, each under a literal: true when it is to hold."""

from talja.core.carving.exactly.days import Bool
from talja.core.carving.exactly.model import CarvingModel
from talja.core.carving.problem import Apart, Choice, Keep, Lock, Never, Together


def choose(made: CarvingModel, choice: Choice) -> Bool:
    """Write the choice into the model, and return the literal that makes it hold."""
    holds = made.model.new_bool_var("choice")
    match choice:
        case Together():
            _together(made, choice, holds)
        case Apart():
            for slot in made.slots.values():
                inside = [slot.holds[task] for task in dict.fromkeys(choice.tasks) if task in slot.holds]
                made.model.add(sum(inside) <= 1).only_enforce_if(holds)
        case Keep():
            _forbid(made, choice.task, holds, list(made.slots))
        case Lock():
            _lock(made, choice, holds)
        case Never():
            _forbid(made, choice.task, holds, [choice.position])
        case _:
            slot = made.slots[choice.position]
            made.model.add_implication(holds, slot.homes[choice.home])
            made.model.add_implication(holds, slot.profiles[choice.profile])
    return holds


def _together(made: CarvingModel, choice: Together, holds: Bool) -> None:
    """All in the same position; none in any when one of them cannot be moved at all."""
    for slot in made.slots.values():
        for task in choice.tasks:
            other = slot.holds.get(choice.tasks[0], 0)
            made.model.add(slot.holds.get(task, 0) == other).only_enforce_if(holds)


def _forbid(made: CarvingModel, task: str, holds: Bool, positions: list[str]) -> None:
    for position in positions:
        if position in made.slots and task in made.slots[position].holds:
            made.model.add_implication(holds, ~made.slots[position].holds[task])


def _lock(made: CarvingModel, choice: Lock, holds: Bool) -> None:
    slot = made.slots[choice.position]
    if choice.task not in slot.holds:
        made.model.add(holds == 0)
        return
    made.model.add_implication(holds, slot.holds[choice.task])
    for day, start in choice.starts:
        if (choice.task, day) not in slot.does:
            made.model.add(holds == 0)
            continue
        made.model.add_implication(holds, slot.does[choice.task, day])
        made.model.add(made.starts[choice.task, day] == start).only_enforce_if(holds)
