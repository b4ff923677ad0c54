"""Store what a form would give and cost for a placement."""

from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.subsidies import policies
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations.rows import locked_placement
from talja.core.kernel.verdict import Denied
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import Situation
from talja.core.rules.stored import dump_calculation, dump_situation

_LONGEST_NOTE = 300


@transaction.atomic
def store_calculation(
    *, placement_key: UUID, scheme: str, situation: Situation, actor: Actor, note: str = "", months: int = 24
) -> Calculation:
    """Work out a form for a placement by the rule book in force, and store input, result and book. The latest counts.

    Raises `Placement.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, scheme_unknown,
    fact_wrong (`core.rules.situations.check_situation` says what), text_too_long.
    """
    placement = locked_placement(placement_key, actor=actor)
    return write_calculation(
        placement_key=placement.key, scheme=scheme, situation=situation, actor=actor, note=note, months=months
    )


def write_calculation(
    *, placement_key: UUID, scheme: str, situation: Situation, actor: Actor, note: str = "", months: int = 24
) -> Calculation:
    """Do so for a caller that has locked what it is for and judged the actor: a placement, or one that is planned.

    Raises `Denied` as `store_calculation`: scheme_unknown, fact_wrong, text_too_long.
    """
    book = current_book()
    policies.may_count(scheme, situation, book=book).require()
    if len(note.strip()) > _LONGEST_NOTE:
        raise Denied("text_too_long")
    result = calculate(book.schemes[scheme], situation, book_version=book.version, months=months)
    last = Calculation.objects.of(placement_key).first()
    calculation = Calculation.objects.create(
        placement_key=placement_key,
        scheme=scheme,
        situation=dump_situation(situation),
        result=dump_calculation(result),
        book_version=book.version,
        made_at=actor.at if last is None else max(actor.at, last.made_at),
        made_by=actor.key,
        note=note.strip(),
    )
    record("calculation.stored", target=calculation, actor=actor, placement=str(placement_key), book=book.version)
    return calculation
