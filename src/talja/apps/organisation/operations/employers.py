"""Companies, associations and municipal employers: adding and changing them."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet

from talja.apps.audit.operations import record
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Employer
from talja.core.kernel.verdict import Denied


@transaction.atomic
def add_employer(*, kind: EmployerKind, name: str, org_number: str = "", actor: Actor) -> Employer:
    """Add an employer. The organisation number is checked and kept as ten digits.

    Raises `Denied` (`missing_right`, `name_missing`, `name_too_long`, `name_taken`, `org_number_invalid`,
    `org_number_is_personal`, `org_number_taken`).
    """
    permissions.may_edit_organisation(actor=actor).require()
    policies.may_have_org_number(org_number).require()
    digits = policies.digits_of(org_number)
    policies.may_be_named(name, among=_namesakes(digits)).require()
    employer = Employer(kind=kind, name=name.strip(), org_number=digits, sort_key=policies.name_key(name))
    try:
        with transaction.atomic():
            employer.save()
    except IntegrityError:  # somebody else was quicker
        raise Denied("org_number_taken" if digits else "name_taken") from None
    record("employer.added", actor=actor, target=employer, kind=kind)
    return employer


@transaction.atomic
def change_employer(*, employer_key: UUID, name: str, org_number: str = "", actor: Actor) -> Employer:
    """Change name and organisation number. Raises `Denied` as `add_employer` does, and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    employer = Employer.objects.select_for_update().get(key=employer_key)
    policies.may_have_org_number(org_number, other_than=employer).require()
    digits = policies.digits_of(org_number)
    policies.may_be_named(name, among=_namesakes(digits).exclude(pk=employer.pk)).require()
    new = {"name": name.strip(), "sort_key": policies.name_key(name), "org_number": digits}
    changed = [field for field, value in new.items() if getattr(employer, field) != value]
    if changed:
        Employer.objects.filter(pk=employer.pk).update(**new)
        record("employer.changed", actor=actor, target=employer, fields=" ".join(sorted({*changed} - {"sort_key"})))
    return Employer.objects.get(pk=employer.pk)


@transaction.atomic
def remove_employer_if_unused(*, employer_key: UUID, actor: Actor) -> bool:
    """Remove an employer that nothing belongs to, and say whether it was. Raises `Denied` and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    employer = Employer.objects.select_for_update().get(key=employer_key)
    if employer.kind == EmployerKind.MUNICIPAL or employer.contacts.exists():
        return False
    try:
        with transaction.atomic():
            employer.delete()
    except ProtectedError:
        return False
    record("employer.removed", actor=actor, target=employer)
    return True


def _namesakes(digits: str) -> QuerySet[Employer]:
    """Two employers may share a name when their organisation numbers tell them apart."""
    return Employer.objects.filter(org_number=digits)
