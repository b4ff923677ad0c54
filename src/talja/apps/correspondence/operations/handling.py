"""What staff say of letters that did not arrive, and of those to print."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record, record_many
from talja.apps.correspondence import permissions, policies
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.models import Bounce, Letter
from talja.apps.correspondence.operations.delivering import add_bounce
from talja.apps.correspondence.operations.moving import move
from talja.apps.correspondence.queries.withholding import is_bounced, protected_among, withheld_for
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def resend_letter(*, letter_key: UUID, actor: Actor) -> Letter:
    """Put a letter that did not arrive, or may not have, in the queue once more.

    Raises `Letter.DoesNotExist` and `Denied`: missing_right, letter_not_in_state, letter_without_address,
    letter_withheld, address_bounced.
    """
    letter = _locked(letter_key, actor=actor)
    withheld, bounced = withheld_for(letter.person_key), is_bounced(letter.address)
    policies.may_resend(letter, withheld=withheld, bounced=bounced).require()
    return move(letter, to=LetterState.QUEUED, actor=actor, attempts=0, due_at=actor.at, claimed_at=None)


@transaction.atomic
def mark_sent(*, letter_key: UUID, actor: Actor) -> Letter:
    """Say that an uncertain letter arrived.

    Raises `Letter.DoesNotExist` and `Denied`: missing_right, letter_not_in_state.
    """
    letter = _locked(letter_key, actor=actor)
    policies.is_uncertain(letter).require()
    return move(letter, to=LetterState.SENT, actor=actor)


@transaction.atomic
def note_bounce(*, letter_key: UUID, actor: Actor) -> Letter:
    """Say that a letter that was sent has come back: its address takes no letters.

    Raises `Letter.DoesNotExist` and `Denied`: missing_right, letter_not_in_state.
    """
    letter = _locked(letter_key, actor=actor)
    policies.was_sent(letter).require()
    move(letter, to=LetterState.BOUNCED, actor=actor, trouble=Trouble.ADDRESS_REFUSED)
    add_bounce(letter, reply=None, actor=actor)
    return letter


@transaction.atomic
def print_instead(*, letter_key: UUID, actor: Actor) -> Letter:
    """Let a letter that did not arrive go on paper.

    Raises `Letter.DoesNotExist` and `Denied`: missing_right, letter_not_in_state, letter_withheld.
    """
    letter = _locked(letter_key, actor=actor)
    if withheld_for(letter.person_key):
        raise Denied("letter_withheld")
    return move(letter, to=LetterState.PAPER, actor=actor, trouble=Trouble(letter.trouble))


@transaction.atomic
def cancel_letter(*, letter_key: UUID, actor: Actor) -> Letter:
    """Let a letter be that is not sent or printed.

    Raises `Letter.DoesNotExist` and `Denied`: missing_right, letter_not_in_state, letter_printed.
    """
    letter = _locked(letter_key, actor=actor)
    if letter.printed_at is not None:
        raise Denied("letter_printed")
    return move(letter, to=LetterState.CANCELLED, actor=actor, trouble=Trouble.BY_HAND)


@transaction.atomic
def mark_printed(*, letter_keys: Iterable[UUID], actor: Actor) -> int:
    """Say that these letters are printed and posted. Returns how many; those that are already, or no more, are left.

    Raises `Denied`: missing_right.
    """
    permissions.may_handle_letters(actor=actor).require()
    waiting = Letter.objects.select_for_update().filter(
        key__in=list(letter_keys), state=LetterState.PAPER, printed_at=None
    )
    letters = list(waiting.order_by("pk"))
    hidden = protected_among(letter.person_key for letter in letters if letter.person_key)
    printed = [letter for letter in letters if letter.person_key not in hidden]
    Letter.objects.filter(pk__in=[letter.pk for letter in printed]).update(printed_at=actor.at, printed_by=actor.key)
    record_many("letter.printed", actor=actor, targets=printed)
    return len(printed)


@transaction.atomic
def lift_bounce(*, bounce_key: UUID, actor: Actor) -> Bounce:
    """Say that an address takes letters again.

    Raises `Bounce.DoesNotExist` and `Denied`: missing_right, bounce_lifted.
    """
    permissions.may_handle_letters(actor=actor).require()
    bounce = Bounce.objects.select_for_update().get(key=bounce_key)
    if bounce.lifted_at is not None:
        raise Denied("bounce_lifted")
    bounce.lifted_at, bounce.lifted_by = actor.at, actor.key
    bounce.save(update_fields=["lifted_at", "lifted_by"])
    record("bounce.lifted", target=bounce, actor=actor)
    return bounce


def _locked(letter_key: UUID, *, actor: Actor) -> Letter:
    permissions.may_handle_letters(actor=actor).require()
    return Letter.objects.select_for_update(of=("self",)).get(key=letter_key)
