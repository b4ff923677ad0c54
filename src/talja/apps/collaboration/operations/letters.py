"""Letters to whom a union has chosen: the question itself, and the reminders."""

from datetime import timedelta

from django.utils import timezone

from talja.apps.collaboration.enums import Basis
from talja.apps.collaboration.models import Consultation
from talja.apps.collaboration.permissions import PURPOSE
from talja.apps.collaboration.shown import Shown
from talja.apps.correspondence.inputs import LetterInput, LinkInput
from talja.apps.correspondence.operations import queue_letter
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor

REMINDERS = ("consultation.reminder", "consultation.overdue")
"""Letters that are not sent when the answer has come in the meantime."""

_AFTERWARDS = timedelta(days=30)  # a late answer is better than none


def write_to_union(kind: str, consultation: Consultation, *, once: str, actor: Actor) -> None:
    """Queue a letter about the consultation, with a link to answer by; on paper where there is no address.

    The link asks for no code: behind it stands `Shown`, which holds nothing about a person. Whose person has become
    protected is held back all the same, as the place would tell where they are.
    """
    shown = Shown.from_json(consultation.shown)
    subject, body = render(
        f"collaboration/{kind}",
        {
            "name": consultation.to_name,
            "shown": shown,
            "is_work": shown.is_work,
            "basis": Basis(consultation.basis).label,
            "deadline": consultation.deadline,
            "is_paper": not consultation.to_email,
        },
    )
    days = consultation.deadline + _AFTERWARDS - timezone.localdate(actor.at)
    link = LinkInput(PURPOSE, consultation.key, needs_code=False, valid_days=max(days.days, 1))
    letter = LetterInput(
        kind=f"consultation.{kind}",
        matter_key=consultation.key,
        once=once,
        to_email=consultation.to_email,
        to_name=consultation.to_name,
        subject=subject,
        body=body,
        person_key=consultation.person_key,
        link=link if consultation.to_email else None,
    )
    queue_letter(letter=letter, actor=actor)
