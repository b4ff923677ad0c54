"""What was sent, what waits, what came back and what is to be printed: for those who handle letters.

Whom a letter is about may be hidden from the actor: a protected person's from those without that right, anybody's from
those who may not see persons. Such a letter shows what kind it is, where it is on its way and when; nothing else.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count, Q

from talja.apps.accounts.queries import names_by_key
from talja.apps.correspondence import permissions, policies
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.inputs import LINK_PLACE
from talja.apps.correspondence.lines import BounceLine, LetterLine, LetterPage, PaperLetter
from talja.apps.correspondence.models import Bounce, Letter
from talja.apps.correspondence.queries.withholding import is_bounced, protected_among, withheld_for
from talja.apps.correspondence.tokens import address_of_link
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.core.kernel.page import Page, page_within
from talja.core.kernel.verdict import Verdict, no

PAGE_SIZE = 50


def list_letters(
    *, actor: Actor, states: Sequence[LetterState] = (), page: int = 1, size: int = PAGE_SIZE
) -> Page[LetterLine]:
    """Return a page of letters in these states (all by default), the latest first."""
    if not permissions.may_see_letters(actor=actor):
        return Page((), 1, size, 0)
    letters = Letter.objects.filter(state__in=states) if states else Letter.objects.all()
    count = letters.count()
    number = page_within(page, count=count, size=size)
    rows = letters.order_by("-queued_at", "-pk")[(number - 1) * size : number * size]
    return Page(_lines(rows, actor=actor), number, size, count)


def letters_about(*, matter_key: UUID, actor: Actor) -> tuple[LetterLine, ...]:
    """Return every letter about a matter, the latest first; none for those who may not see letters."""
    if not permissions.may_see_letters(actor=actor):
        return ()
    return _lines(Letter.objects.filter(matter_key=matter_key).order_by("-queued_at", "-pk"), actor=actor)


def count_letters(*, actor: Actor) -> Counter[str]:
    """Return how many letters are in each state; `to_print` are those on paper that nobody has printed."""
    if not permissions.may_see_letters(actor=actor):
        return Counter()
    unprinted = Count("pk", filter=Q(state=LetterState.PAPER, printed_at=None))
    rows = Letter.objects.order_by().values_list("state").annotate(all=Count("pk"), unprinted=unprinted)
    found: Counter[str] = Counter()
    for state, count, to_print in rows:
        found[state] += count
        found["to_print"] += to_print
    return found


def get_letter(*, key: UUID, actor: Actor) -> LetterPage:
    """Return a letter with its text. Raises `Letter.DoesNotExist`, also for those who may not see letters."""
    if not permissions.may_see_letters(actor=actor):
        raise Letter.DoesNotExist
    letter = Letter.objects.get(key=key)
    (line,) = _lines([letter], actor=actor)
    withheld = withheld_for(letter.person_key)
    return LetterPage(
        line=line,
        body="" if line.is_hidden else letter.body,
        postal=() if line.is_hidden else tuple(letter.postal),
        attachment_name=letter.attachment_name,
        has_link=letter.link_id is not None,
        queued_by=names_by_key([letter.queued_by]).get(letter.queued_by, ""),
        may_resend=policies.may_resend(letter, withheld=withheld, bounced=is_bounced(letter.address)),
        may_mark_sent=policies.is_uncertain(letter),
        may_note_bounce=policies.was_sent(letter),
        may_print=no("letter_withheld") if withheld else policies.may_move(letter, to=LetterState.PAPER),
        may_cancel=_may_cancel(letter),
    )


def letters_to_print(*, actor: Actor) -> tuple[LetterLine, ...]:
    """Return the letters on paper that nobody has printed, the oldest first. Hidden ones are left out."""
    letters = _unprinted(actor=actor)
    return tuple(line for line in _lines(letters, actor=actor) if not line.is_hidden)


def paper_letters(*, actor: Actor, instead_of_link: str) -> tuple[PaperLetter, ...]:
    """Return the letters to print as they are to stand on paper, the oldest first: the same as `letters_to_print`.

    `instead_of_link` are the words for a link that demands a code by e-mail, which somebody on paper cannot get.
    """
    letters = _unprinted(actor=actor)
    shown = {line.key for line in _lines(letters, actor=actor) if not line.is_hidden}
    return tuple(_on_paper(letter, instead_of_link) for letter in letters if str(letter.key) in shown)


def list_bounces(*, actor: Actor) -> tuple[BounceLine, ...]:
    """Return the addresses that take no letters, the latest first; none for those who may not see letters."""
    if not permissions.may_see_letters(actor=actor):
        return ()
    bounces = list(Bounce.objects.filter(lifted_at=None).order_by("-noted_at", "-pk"))
    hidden = _hidden((bounce.person_key for bounce in bounces), actor=actor)
    return tuple(
        BounceLine(
            key=str(bounce.key),
            address="" if bounce.person_key in hidden else bounce.address,
            reply=bounce.reply,
            noted_at=bounce.noted_at,
            person_key="" if bounce.person_key is None else str(bounce.person_key),
            is_hidden=bounce.person_key in hidden,
        )
        for bounce in bounces
    )


def _unprinted(*, actor: Actor) -> list[Letter]:
    if not permissions.may_see_letters(actor=actor):
        return []
    waiting = Letter.objects.filter(state=LetterState.PAPER, printed_at=None).select_related("link")
    letters = list(waiting.order_by("queued_at", "pk"))
    protected = protected_among(letter.person_key for letter in letters if letter.person_key)
    return [letter for letter in letters if letter.person_key not in protected]


def _lines(letters: Iterable[Letter], *, actor: Actor) -> tuple[LetterLine, ...]:
    rows = list(letters)
    hidden = _hidden((letter.person_key for letter in rows), actor=actor)
    return tuple(_line(letter, is_hidden=letter.person_key in hidden) for letter in rows)


def _hidden(person_keys: Iterable[UUID | None], *, actor: Actor) -> frozenset[UUID | None]:
    """Return whom of these the actor may not be told about."""
    keys = {key for key in person_keys if key is not None}
    if not actor.may(Right.PERSON_VIEW):
        return frozenset(keys)
    return frozenset() if actor.may(Right.PERSON_PROTECTED) else frozenset(protected_among(keys))


def _line(letter: Letter, *, is_hidden: bool) -> LetterLine:
    return LetterLine(
        key=str(letter.key),
        kind=letter.kind,
        matter_key=str(letter.matter_key),
        to="" if is_hidden else letter.to_email,
        name="" if is_hidden else letter.to_name,
        subject="" if is_hidden else letter.subject,
        state=LetterState(letter.state),
        trouble=Trouble(letter.trouble),
        attempts=letter.attempts,
        queued_at=letter.queued_at,
        due_at=letter.due_at,
        settled_at=letter.settled_at,
        printed_at=letter.printed_at,
        person_key="" if letter.person_key is None else str(letter.person_key),
        is_hidden=is_hidden,
    )


def _may_cancel(letter: Letter) -> Verdict:
    if letter.printed_at is not None:
        return no("letter_printed")
    return policies.may_move(letter, to=LetterState.CANCELLED)


def _on_paper(letter: Letter, instead_of_link: str) -> PaperLetter:
    can_open = letter.link is not None and not letter.link.needs_code
    link = address_of_link(letter.link.key) if letter.link is not None and can_open else instead_of_link
    return PaperLetter(
        key=str(letter.key),
        name=letter.to_name,
        postal=tuple(letter.postal),
        subject=letter.subject,
        body=letter.body.replace(LINK_PLACE, link),
        person_key="" if letter.person_key is None else str(letter.person_key),
    )
