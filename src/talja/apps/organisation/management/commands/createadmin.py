"""`createadmin`: set up the municipality and its first administrator."""

import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.organisation.actors import system_actor
from talja.apps.organisation.operations import create_administrator, set_up_municipality
from talja.core.kernel.verdict import Denied


class Command(BaseCommand):
    """Asks for a password twice, or reads one line with `--password-stdin`."""

    help = "Lägg upp kommunen och dess första administratör."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the arguments."""
        parser.add_argument("--email", required=True, help="e-postadressen som administratören loggar in med")
        parser.add_argument("--name", required=True, help="administratörens namn")
        parser.add_argument("--municipality", help="kommunens namn, om den inte är upplagd än")
        parser.add_argument("--code", help="kommunkoden enligt SCB, fyra siffror")
        parser.add_argument("--password-stdin", action="store_true", help="läs lösenordet från standard in")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Set up what is asked for. Raises `CommandError` with the reason."""
        now = timezone.now()
        actor = system_actor(at=now)
        try:
            validate_email(options["email"])
            password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else _ask_twice()
            if options["municipality"]:
                set_up_municipality(name=options["municipality"], code=options["code"] or "", actor=actor)
            create_administrator(
                email=options["email"],
                name=options["name"],
                password=password,
                first_day=timezone.localdate(now),
                actor=actor,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except Denied as denied:
            raise CommandError(denied.code) from None
        self.stdout.write(_("Administratören kan logga in."))


def _ask_twice() -> str:
    password = getpass.getpass(_("Lösenord: "))
    if getpass.getpass(_("Samma lösenord igen: ")) != password:
        raise CommandError(_("Lösenorden är inte lika."))
    return password
