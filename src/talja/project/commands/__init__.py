"""The program's commands. Each module has `add_to(choices)`, which adds its words and what runs them."""

from talja.project.commands import checking, demo, founding, keeping, moving, ruling, serving
from talja.project.commands.refusal import Refused

COMMANDS = (serving, founding, demo, moving, ruling, keeping, checking)

__all__ = ["COMMANDS", "Refused"]
