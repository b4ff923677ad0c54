"""Letters of the demo that did not simply arrive, so that somebody has to say what to do: all invented."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import timezone

from talja.apps.correspondence.carrying import SENT, Outcome
from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.inputs import LetterInput
from talja.apps.correspondence.operations import deliver, expire_links, make_link, queue_letter, revoke_links
from talja.apps.organisation.actors import system_actor
from talja.project.demo.model import Person, World

_TEXT: Final = (
    "Hej!\n\nDu är välkommen till en uppföljning. Vi går igenom hur det är på din plats och vad som händer sedan.\n\n"
    "Passar inte tiden? Ring oss, så hittar vi en ny.\n\nHälsningar\nArbetsmarknadsenheten i Tallköping\n"
)
_OUTCOMES: Final = (
    SENT,
    SENT,
    SENT,
    Outcome(LetterState.BOUNCED, Trouble.ADDRESS_REFUSED, 550),
    Outcome(LetterState.FAILED, Trouble.REFUSED, 554),
    Outcome(LetterState.UNCERTAIN, Trouble.NO_ANSWER),
)
_ON_PAPER: Final = 3


class Told:
    """Carries nothing: says what came of a letter, as told."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def open(self) -> bool:
        return True

    def carry(self, message: EmailMessage) -> Outcome:
        return self._outcome

    def close(self) -> None:
        """Nothing to let go."""


def load(world: World, *, persons: Mapping[str, UUID]) -> None:
    """Load letters of the last week: sent, come back, refused, uncertain, on paper, and held back."""
    people = _open_persons(world, persons)
    for day, outcome in enumerate(_OUTCOMES):
        person = next(people)
        _write(world, person, persons[person.key], email=f"deltagare{day + 1}@post.example", days=day, outcome=outcome)
    for day in range(_ON_PAPER):
        person = next(people)
        _write(world, person, persons[person.key], days=day)
    hidden = next(person for person in world.persons if person.protection and person.key in persons)
    _write(world, hidden, persons[hidden.key], email="dold@post.example", days=1)
    _links(world, matter=persons[next(people).key])


def _links(world: World, *, matter: UUID) -> None:
    """Make links that open no more, about forms of last year: one has run out, one was taken back."""
    actor = system_actor(at=_at(world, days=400))
    for purpose in ("participant_form", "workplace_form"):
        make_link(purpose=purpose, matter_key=matter, email="forr@post.example", needs_code=False, actor=actor)
    revoke_links(purpose="workplace_form", matter_key=matter, actor=system_actor(at=_at(world, days=390)))
    expire_links(actor=system_actor(at=_at(world, days=300)))


def _at(world: World, *, days: int) -> datetime:
    return timezone.make_aware(datetime.combine(world.on, time(8, 15))) - timedelta(days=days)


def _open_persons(world: World, persons: Mapping[str, UUID]) -> Iterator[Person]:
    return (person for person in world.persons if not person.protection and person.key in persons)


def _write(
    world: World, person: Person, key: UUID, *, email: str = "", days: int, outcome: Outcome | None = None
) -> None:
    actor = system_actor(at=_at(world, days=days + 1))
    said = LetterInput(
        kind="followup.invitation",
        matter_key=key,
        once=f"demo-{days}",
        to_email=email,
        to_name=f"{person.given_name} {person.family_name}".strip(),
        subject="Inbjudan till uppföljning",
        body=_TEXT,
        person_key=key,
        postal=("Påhittade gatan 1", "999 99 Tallköping"),
    )
    letter = queue_letter(letter=said, actor=actor)
    if outcome is not None:
        deliver(carrier=Told(outcome), actor=actor, only=letter.key)
