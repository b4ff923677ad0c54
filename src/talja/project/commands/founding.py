"""`talja setup`: the municipality and its first administrator, who then makes everybody else's account."""

import argparse
import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.organisation.actors import system_actor
from talja.apps.organisation.operations import create_administrator, set_up_municipality
from talja.project.commands.refusal import Refused


def add_to(choices: Any) -> None:
    """Add `setup`."""
    setup = choices.add_parser("setup", help=_("lägg upp kommunen och dess första administratör"))
    setup.add_argument("--email", required=True, help=_("e-postadressen som administratören loggar in med"))
    setup.add_argument("--name", required=True, help=_("administratörens namn"))
    setup.add_argument("--municipality", help=_("kommunens namn, om den inte är upplagd än"))
    setup.add_argument("--code", default="", help=_("kommunkoden enligt SCB, fyra siffror"))
    setup.add_argument("--password-stdin", action="store_true", help=_("läs lösenordet från standard in"))
    setup.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Set up what is asked for, all of it or nothing. Raises `Refused` and `Denied` with the reason."""
    try:
        validate_email(options.email)
        password = sys.stdin.readline().rstrip("\n") if options.password_stdin else _asked_twice()
        call_command("migrate", interactive=False, verbosity=0)
        _set_up(options, password)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    sys.stdout.write(_("Administratören kan logga in.") + "\n")
    return 0


@transaction.atomic
def _set_up(options: argparse.Namespace, password: str) -> None:
    now = timezone.now()
    actor = system_actor(at=now)
    if options.municipality:
        set_up_municipality(name=options.municipality, code=options.code, actor=actor)
    create_administrator(
        email=options.email, name=options.name, password=password, first_day=timezone.localdate(now), actor=actor
    )


def _asked_twice() -> str:
    password = getpass.getpass(_("Lösenord: "))
    if getpass.getpass(_("Samma lösenord igen: ")) != password:
        raise Refused(_("Lösenorden är inte lika."))
    return password
