"""`talja demo`: load the invented municipality."""

import argparse
import sys
from datetime import date
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from talja.project.demo.load import load_demo


def add_to(choices: Any) -> None:
    """Add `demo`."""
    demo = choices.add_parser(
        "demo",
        help=_("läs in en påhittad kommun"),
        description=_("Läs in en påhittad kommun med påhittade personer. Går bara i en tom databas."),
    )
    demo.add_argument("--on", type=date.fromisoformat, default=None, help=_("dagen som räknas som i dag (ÅÅÅÅ-MM-DD)"))
    demo.set_defaults(run=load)


def load(options: argparse.Namespace) -> int:
    """Load the demo municipality, or say that it is there already."""
    call_command("migrate", interactive=False, verbosity=0)
    loaded = load_demo(on=options.on or timezone.localdate())
    sys.stdout.write((_("Demokommunen är inläst.") if loaded else _("Demokommunen finns redan.")) + "\n")
    return 0
