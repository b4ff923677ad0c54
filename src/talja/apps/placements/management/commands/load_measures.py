"""`load_measures`: bring the measures up to date with the file that comes with the program."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.organisation.actors import system_actor
from talja.apps.placements.operations import load_measures


class Command(BaseCommand):
    help = _("Läser in insatserna från filen som följer med programmet. Kan köras hur många gånger som helst.")

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_measures(actor=system_actor(at=timezone.now()))
        self.stdout.write(_("Ändrade insatser: %(count)d") % {"count": changed})
