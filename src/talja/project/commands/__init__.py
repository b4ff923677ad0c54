"""The program's commands. Each module has `add_to(choices)`, which adds its words and what runs them."""

from importlib import import_module
from types import ModuleType
from typing import Final

from talja.project.commands.refusal import Refused

MODULES: Final = {
    "serving": ("serve", "worker", "tick"),
    "founding": ("setup",),
    "demo": ("demo",),
    "moving": ("import", "export"),
    "ruling": ("rules",),
    "keeping": ("backup", "restore"),
    "checking": ("check",),
    "carving": ("carve",),
}
"""The commands of each module, in the order of the help."""


def modules_for(command: str) -> list[ModuleType]:
    """Return the module of the command alone: the others take a second to load. Anything else is given all of them."""
    wanted = [name for name, commands in MODULES.items() if command in commands] or list(MODULES)
    return [import_module(f"{__name__}.{name}") for name in wanted]


__all__ = ["MODULES", "Refused", "modules_for"]
