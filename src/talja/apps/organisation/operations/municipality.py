"""Setting up the municipality that the installation serves."""

from django.db import transaction

from talja.apps.accounts.queries import users_exist
from talja.apps.audit.operations import record
from talja.apps.audit.queries import recorded_any
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Employer, Municipality
from talja.apps.organisation.queries.municipality import forget_municipality_name
from talja.core.kernel.verdict import Denied

REAL_KINDS = ("person", "placement")


@transaction.atomic
def set_up_municipality(*, name: str, code: str, is_demo: bool = False, actor: Actor) -> Municipality:
    """Name the municipality and make it an employer; done again, it changes the name and the code.

    `code` is SCB's municipality code, four digits. A database is marked as demo only before anybody real can be in it.
    Raises `Denied` (`missing_right`, `name_missing`, `municipality_code_invalid`, `not_empty`).
    """
    permissions.may_edit_roles(actor=actor).require()
    policies.may_be_named(name, among=Employer.objects.none()).require()
    if not (len(code) == 4 and code.isascii() and code.isdigit()):
        raise Denied("municipality_code_invalid")
    municipality = Municipality.objects.select_for_update().first() or Municipality(pk=1)
    if is_demo and not municipality.is_demo:
        persons = recorded_any(kinds=REAL_KINDS)
        policies.may_be_demo(users_exist=users_exist(), persons_recorded=persons).require()
    municipality.name, municipality.code, municipality.is_demo = name.strip(), code, is_demo or municipality.is_demo
    municipality.save()
    _be_employer(municipality)
    record(
        "municipality.set_up", actor=actor, target=municipality, municipality_code=code, is_demo=municipality.is_demo
    )
    transaction.on_commit(forget_municipality_name)
    return municipality


def municipal_employer() -> Employer:
    """Return the municipality as an employer: the first made. Raises `Denied` (`not_set_up`) before there is one."""
    employer = Employer.objects.filter(kind=EmployerKind.MUNICIPAL).order_by("pk").first()
    if employer is None:
        raise Denied("not_set_up")
    return employer


def _be_employer(municipality: Municipality) -> None:
    employer = Employer.objects.filter(kind=EmployerKind.MUNICIPAL).order_by("pk").first()
    employer = employer or Employer(kind=EmployerKind.MUNICIPAL)
    employer.name, employer.sort_key = municipality.name, policies.name_key(municipality.name)
    employer.save()
