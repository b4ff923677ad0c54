"""Beginning with a workplace, changing what is hoped for there, and taking it over."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities import permissions, policies
from talja.apps.possibilities.enums import UNDER_WAY
from talja.apps.possibilities.inputs import PossibilityInput
from talja.apps.possibilities.models import Possibility
from talja.core.kernel.verdict import no


@transaction.atomic
def begin_possibility(*, workplace_key: UUID, said: PossibilityInput, actor: Actor) -> Possibility:
    """Begin with a workplace. Whoever begins is responsible.

    Raises `Denied` without the right, without a title (`possibility_title_missing`), at a workplace that is closed
    (`workplace_closed`), or when the same is under way there (`possibility_there_already`), and
    `Workplace.DoesNotExist`.
    """
    permissions.may_edit(actor=actor).require()
    place = Workplace.objects.select_for_update().get(key=workplace_key)
    today = timezone.localdate(actor.at)
    if place.closed_day is not None and place.closed_day <= today:
        no("workplace_closed").require()
    texts = _texts(said)
    if place.possibilities.filter(step__in=UNDER_WAY, title=texts["title"]).exists():
        no("possibility_there_already").require()
    possibility = Possibility.objects.create(
        workplace=place,
        **texts,
        owner=actor.key,
        step_since=today,
        created_at=actor.at,
        created_by=actor.key,
    )
    record("possibility.begun", actor=actor, target=possibility)
    return possibility


@transaction.atomic
def change_possibility(*, possibility_key: UUID, said: PossibilityInput, version: int, actor: Actor) -> Possibility:
    """Change what it is about and what is hoped for.

    Raises `Denied` without the right, without a title, when it lies aside, or when somebody changed it since
    (`changed_by_other`), and `Possibility.DoesNotExist`.
    """
    possibility = changeable(possibility_key, actor=actor)
    if possibility.version != version:
        no("changed_by_other").require()
    for name, text in _texts(said).items():
        setattr(possibility, name, text)
    possibility.version += 1
    possibility.save()
    record("possibility.changed", actor=actor, target=possibility)
    return possibility


@transaction.atomic
def take_over_possibility(*, possibility_key: UUID, actor: Actor) -> Possibility:
    """Become responsible for it. Raises `Denied` (`own_already` too) and `Possibility.DoesNotExist`."""
    possibility = changeable(possibility_key, actor=actor)
    if possibility.owner == actor.key:
        no("own_already").require()
    possibility.owner = actor.key
    possibility.version += 1
    possibility.save()
    record("possibility.taken_over", actor=actor, target=possibility)
    return possibility


def changeable(possibility_key: UUID, *, actor: Actor) -> Possibility:
    """Lock a possibility that the actor may write of now. Raises `Denied` and `Possibility.DoesNotExist`."""
    possibility = locked(possibility_key, actor=actor)
    policies.may_change(possibility).require()
    return possibility


def locked(possibility_key: UUID, *, actor: Actor) -> Possibility:
    """Lock a possibility for somebody who may edit. Raises `Denied` and `Possibility.DoesNotExist`."""
    permissions.may_edit(actor=actor).require()
    return Possibility.objects.select_for_update().get(key=possibility_key)


def _texts(said: PossibilityInput) -> dict[str, str]:
    if not said.title.strip():
        no("possibility_title_missing").require()
    return {"title": said.title.strip(), "hope": said.hope.strip(), "need": said.need.strip()}
