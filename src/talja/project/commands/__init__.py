"""The program's commands. Each module has `add_to(choices)`, which adds its words and what runs them."""

from talja.project.commands import carving, checking, demo, founding, keeping, moving, ruling, serving
from talja.project.commands.refusal import Refused

COMMANDS = (serving, founding, demo, moving, ruling, keeping, checking, carving)

__all__ = ["COMMANDS", "Refused"]
