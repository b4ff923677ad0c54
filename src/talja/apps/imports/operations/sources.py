"""Sources: the lists that come back."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from talja.apps.audit.operations import record
from talja.apps.imports import permissions
from talja.apps.imports.enums import SourceKind
from talja.apps.imports.models import Source
from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import Category
from talja.core.intake.record import Field
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.verdict import Denied

COVERS: dict[str, tuple[str, ...]] = {
    SourceKind.PAYROLL: (Category.SUBSIDISED, Category.MUNICIPAL),
    SourceKind.DECISIONS: (Category.SUBSIDISED, Category.INTERNSHIP),
    SourceKind.OWN: tuple(Category.values),
    SourceKind.OTHER: (),
}


def usual_categories(kind: str) -> tuple[str, ...]:
    """Return the categories that a list of the kind usually holds."""
    return COVERS[kind]


@transaction.atomic
def add_source(
    *,
    name: str,
    kind: str,
    actor: Actor,
    owner: str = "",
    covers: Sequence[str] | None = None,
    trusted_for: Sequence[Field] = (),
    own_staff_only: bool | None = None,
) -> Source:
    """Add a list that will come back. `covers` defaults to what such a list usually holds.

    `own_staff_only`: it tells only of those whom the municipality itself employs, as a payroll list does (the
    default for one).

    Raises `Denied`: missing_right, source_name_missing, source_name_taken, unknown_code.
    """
    permissions.may_import(actor=actor).require()
    if kind not in SourceKind.values:
        raise Denied("unknown_code")
    source = Source(kind=kind, owner=owner.strip()[:120])
    source.covers = _categories(COVERS[kind] if covers is None else covers)
    source.trusted_for = _fields(trusted_for)
    source.own_staff_only = kind == SourceKind.PAYROLL if own_staff_only is None else own_staff_only
    _name(source, name)
    record("source.added", target=source, actor=actor, kind=kind)
    return source


@transaction.atomic
def change_source(
    *, source_key: UUID, name: str, owner: str, covers: Sequence[str], own_staff_only: bool, actor: Actor
) -> Source:
    """Change what is known of a list. Raises `Source.DoesNotExist`, and `Denied` as `add_source` does."""
    permissions.may_import(actor=actor).require()
    source = Source.objects.select_for_update().get(key=source_key)
    source.owner, source.covers, source.own_staff_only = owner.strip()[:120], _categories(covers), own_staff_only
    _name(source, name)
    record("source.changed", target=source, actor=actor)
    return source


@transaction.atomic
def set_trust(*, source_key: UUID, fields: Sequence[Field], actor: Actor) -> Source:
    """Say for which fields the source is to be believed: where lists differ it is, and its changes are ticked.

    Raises `Source.DoesNotExist` and `Denied`: missing_right.
    """
    permissions.may_import(actor=actor).require()
    source = Source.objects.select_for_update().get(key=source_key)
    source.trusted_for = _fields(fields)
    source.save(update_fields=["trusted_for"])
    record("source.trusted", target=source, actor=actor, fields=" ".join(source.trusted_for))
    return source


@transaction.atomic
def forget_columns(*, source_key: UUID, actor: Actor) -> Source:
    """Forget what was chosen for the source's columns: the next list is recognised from its headings and content.

    Raises `Source.DoesNotExist` and `Denied`: missing_right.
    """
    permissions.may_import(actor=actor).require()
    source = Source.objects.select_for_update().get(key=source_key)
    source.mapping = {}
    source.save(update_fields=["mapping"])
    record("source.columns_forgotten", target=source, actor=actor)
    return source


def _fields(fields: Sequence[Field]) -> list[str]:
    return [field.value for field in Field if field in fields]


def _categories(covers: Sequence[str]) -> list[str]:
    if not set(covers) <= set(Category.values):
        raise Denied("unknown_code")
    return [category for category in Category.values if category in covers]


def _name(source: Source, name: str) -> None:
    source.name, source.sort_key = " ".join(name.split())[:80], sort_key(name)[:120]
    if not source.sort_key:
        raise Denied("source_name_missing")
    try:
        with transaction.atomic():
            source.save()
    except IntegrityError:
        raise Denied("source_name_taken") from None
