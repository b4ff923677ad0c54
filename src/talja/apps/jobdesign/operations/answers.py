"""What the staff say from their phones: of the lines that stand there, and of tasks that nobody had thought of."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.jobdesign import policies
from talja.apps.jobdesign.casting import as_digits
from talja.apps.jobdesign.enums import Source
from talja.apps.jobdesign.inputs import AnswerInput, LineInput
from talja.apps.jobdesign.models import Contribution, Inventory, Line
from talja.apps.jobdesign.operations.lines import new_line
from talja.apps.jobdesign.operations.rows import answerable_inventory
from talja.apps.jobdesign.tokens import contributor_of
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def answer_line(*, line_key: UUID, said: AnswerInput, phone: str, actor: Actor) -> Contribution:
    """Write what one of the staff says of a line, instead of what the same phone said of it before.

    `phone` is a token that the phone holds; only a hash of it is kept. Raises `Line.DoesNotExist` and `Denied`:
    not_found, inventory_not_open, too_many_contributors, and what `policies.may_say` can answer.
    """
    inventory = answerable_inventory(_inventory_of(line_key), actor=actor)
    policies.may_say(said).require()
    line = Line.objects.standing().get(key=line_key)
    contributor = contributor_of(inventory.key, phone)
    _one_more(inventory, contributor)
    return _write(line, said, contributor, actor=actor)


@transaction.atomic
def add_by_staff(*, inventory_key: UUID, title: str, family: str, said: AnswerInput, phone: str, actor: Actor) -> Line:
    """Add a task that one of the staff tells of, with what they say of it. Named as another, it is an answer to that.

    Raises `Inventory.DoesNotExist` and `Denied`: not_found, inventory_not_open, too_many_contributors,
    too_many_lines, and what `policies.may_say` and `policies.may_stand` can answer.
    """
    inventory = answerable_inventory(inventory_key, actor=actor)
    policies.may_say(said).require()
    told = LineInput(title=title, family=family)
    policies.may_stand(told).require()
    contributor = contributor_of(inventory.key, phone)
    _one_more(inventory, contributor)
    row = new_line(inventory, told, source=Source.STAFF)
    line = inventory.lines.standing().filter(sort_key=row.sort_key).first()
    if line is None:
        line = _added(inventory, row, contributor, actor=actor)
    _write(line, said, contributor, actor=actor)
    return line


@transaction.atomic
def take_back_answer(*, line_key: UUID, phone: str, actor: Actor) -> bool:
    """Take away what the phone has said of a line. Whether it had said anything.

    Raises `Line.DoesNotExist` and `Denied`: not_found, inventory_not_open.
    """
    inventory = answerable_inventory(_inventory_of(line_key), actor=actor)
    contributor = contributor_of(inventory.key, phone)
    gone, _ = Contribution.objects.filter(line__key=line_key, contributor=contributor).delete()
    if gone:
        record("inventory.answer_taken_back", actor=actor, target=Line.objects.get(key=line_key))
    return bool(gone)


def _inventory_of(line_key: UUID) -> UUID:
    key: UUID = Line.objects.values_list("inventory__key", flat=True).get(key=line_key)
    return key


def _one_more(inventory: Inventory, contributor: str) -> None:
    answers = Contribution.objects.filter(line__inventory=inventory)
    if not answers.filter(contributor=contributor).exists():
        policies.may_be_one_more(answers.values("contributor").distinct().count()).require()


def _added(inventory: Inventory, row: Line, contributor: str, *, actor: Actor) -> Line:
    policies.may_add_more(inventory.lines.filter(contributor=contributor).count()).require()
    policies.may_hold(inventory.lines.standing().count()).require()
    row.contributor = contributor
    row.save()
    record("inventory.line_told", actor=actor, target=row)
    return row


def _write(line: Line, said: AnswerInput, contributor: str, *, actor: Actor) -> Contribution:
    if not said.does_it:
        said = AnswerInput(does_it=False, comment=said.comment)
    if said.does_it and not (line.minutes or said.minutes):
        raise Denied("minutes_missing")
    answer, _ = Contribution.objects.update_or_create(
        line=line,
        contributor=contributor,
        defaults={
            "does_it": said.does_it,
            "minutes": said.minutes,
            "times": said.times,
            "per": said.per,
            "days": "" if said.days is None else as_digits(said.days),
            "earliest": said.earliest,
            "latest": said.latest,
            "hand_over": said.hand_over,
            "feeling": said.feeling,
            "comment": said.comment.strip(),
            "answered_on": timezone.localdate(actor.at),
        },
    )
    record("inventory.answered", actor=actor, target=line, does_it=said.does_it)
    return answer
