"""Which rows speak of protected persons: as the register has it now, not only as it was when the list was read."""

from django.db.models import QuerySet

from talja.apps.imports.models import StagedRow
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import hidden_persons


def of_open_persons(rows: QuerySet[StagedRow], *, actor: Actor) -> QuerySet[StagedRow]:
    """Leave out the rows that speak, or may speak, of somebody whose identity is hidden from the actor."""
    hidden = hidden_persons(actor=actor)
    doubtful = rows.exclude(candidates=[]).values_list("pk", "candidates") if hidden else ()
    maybe = [pk for pk, candidates in doubtful if any(one.get("person_key") in hidden for one in candidates)]
    return rows.filter(is_protected=False).exclude(person_key__in=hidden).exclude(pk__in=maybe)
