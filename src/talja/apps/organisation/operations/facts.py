"""What is told of workplaces, day by day: how many work there, whom they can supervise, notices for lack of work."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Municipality, Workplace, WorkplaceFacts
from talja.core.kernel.verdict import Denied


@dataclass(frozen=True, slots=True)
class FactsInput:
    """What is told of a workplace as it was on the day `as_of`. None and empty = not told.

    `ordinary_staff` are those employed without support, `supervisor_capacity` how many one supervisor can have at a
    time. `redundancy` is a code of `Redundancy` for the twelve months before the day.
    """

    as_of: date
    source: str
    ordinary_staff: int | None = None
    supervisor_capacity: int | None = None
    redundancy: str = ""
    redundancy_day: date | None = None


@transaction.atomic
def record_workplace_facts(*, workplace_key: UUID, said: FactsInput, actor: Actor) -> WorkplaceFacts:
    """Write what is told of a workplace; told again for the same day, it takes the place of what was told before.

    Raises `Denied` (`missing_right`, and as `policies.may_be_told`) and `DoesNotExist`.
    """
    permissions.may_edit_organisation(actor=actor).require()
    place = Workplace.objects.select_for_update(of=("self",)).get(key=workplace_key)
    told = asdict(said) | {"source": said.source.strip()}
    policies.may_be_told(**told, on=timezone.localdate(actor.at)).require()
    as_of = told.pop("as_of")
    facts, _ = WorkplaceFacts.objects.update_or_create(
        workplace=place, as_of=as_of, defaults={**told, "recorded_at": actor.at, "recorded_by": actor.key}
    )
    fields = " ".join(name for name, value in told.items() if name != "source" and value not in {None, ""})
    record("workplace.facts_told", actor=actor, target=place, as_of=as_of.isoformat(), fields=fields)
    return facts


@transaction.atomic
def remove_workplace_facts(*, facts_key: UUID, actor: Actor) -> None:
    """Take back what was told by mistake. Raises `Denied` and `DoesNotExist`."""
    permissions.may_edit_organisation(actor=actor).require()
    facts = WorkplaceFacts.objects.select_for_update(of=("self",)).select_related("workplace").get(key=facts_key)
    facts.delete()
    record("workplace.facts_removed", actor=actor, target=facts.workplace, as_of=facts.as_of.isoformat())


@transaction.atomic
def set_share_limit(*, percent: Decimal | None, actor: Actor) -> None:
    """Set the highest share with support that the municipality accepts at a workplace; None = it judges none.

    Raises `Denied`: missing_right, share_out_of_range, not_set_up.
    """
    permissions.may_edit_organisation(actor=actor).require()
    policies.may_be_share(percent).require()
    municipality = Municipality.objects.select_for_update().first()
    if municipality is None:
        raise Denied("not_set_up")
    if municipality.supported_share_limit != percent:
        municipality.supported_share_limit = percent
        municipality.save(update_fields=["supported_share_limit"])
        record("municipality.share_limit_set", actor=actor, target=municipality, percent=str(percent or ""))
