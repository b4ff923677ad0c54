"""Sending short forms, taking answers, and inviting people to meet."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.correspondence.operations import queue_letter, revoke_links, withdraw_letters
from talja.apps.followups import addressing, letters, permissions, planning, policies, questions
from talja.apps.followups.addressing import Address
from talja.apps.followups.enums import Audience
from talja.apps.followups.inputs import MeetingInput
from talja.apps.followups.models import CURRENT, Answer, Ask, FollowUp
from talja.apps.followups.operations import rows
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.core.chain.calendar import local_moment
from talja.core.kernel.verdict import Denied

ANSWER_DAYS: Final = 28
_WORDS = 1000


@transaction.atomic
def ask_about(*, followup_key: UUID, audience: str, actor: Actor) -> Ask:
    """Send the short form about a follow-up to the workplace or the participant; without e-mail it goes on paper.

    Raises `FollowUp.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, protected_gets_no_letters,
    already_held, end_is_assessed, already_asked, nobody_at_workplace.
    """
    followup, placement = rows.locked_followup(followup_key, actor=actor)
    permissions.may_be_written_to(placement.person).require()
    policies.may_ask(followup).require()
    on = timezone.localdate(actor.at)
    before = Ask.objects.filter(CURRENT, followup=followup, audience=audience).first()
    policies.may_ask_again(before, on=on).require()
    to = address_for(placement, audience=audience, on=on)
    at = rows.replaced(before, expected_key=None, actor=actor)
    if before is not None:
        revoke_links(purpose=audience, matter_key=before.key, actor=actor)
    ask = Ask.objects.create(
        followup=followup,
        audience=audience,
        to_name=to.name,
        to_email=to.email,
        last_day=on + timedelta(days=ANSWER_DAYS),
        recorded_at=at,
        recorded_by=actor.key,
    )
    queue_letter(letter=letters.form_letter(ask, placement, kind=letters.FORM, once="1", to=to), actor=actor)
    record("form.sent", target=ask, actor=actor, placement=str(placement.key))
    return ask


@transaction.atomic
def answer_form(*, ask_key: UUID, said: questions.Said, words: str, actor: Actor) -> Answer:
    """Take the answers to a form: from whoever came by its link, or from staff who were told on paper or by telephone.

    Each change until the last day is a version of its own; the same again is none. Raises `Ask.DoesNotExist` and
    `Denied`: not_found, missing_right, protected_person, form_closed, unknown_code, text_too_long.
    """
    ask = Ask.objects.select_for_update(of=("self",)).select_related("followup").get(key=ask_key)
    if not actor.opens(ask.audience, ask.key):
        rows.locked_placement(ask.followup.placement_key, actor=actor)
    policies.takes_answers(ask, on=timezone.localdate(actor.at)).require()
    answers, own = questions.cleaned(ask.audience, said), words.strip()
    if answers is None:
        raise Denied("unknown_code")
    if len(own) > _WORDS:
        raise Denied("text_too_long")
    last = ask.answers.order_by("-version").first()
    if last is not None and (last.said, last.words) == (answers, own):
        return last
    return _store(ask, answers, own, version=1 if last is None else last.version + 1, actor=actor)


@transaction.atomic
def invite(*, followup_key: UUID, said: MeetingInput, actor: Actor) -> FollowUp:
    """Say when and where people meet, and invite the workplace and the participant with a calendar file.

    Inviting to the same time again sends nothing new. Raises `FollowUp.DoesNotExist` and `Denied`: missing_right,
    not_found, protected_person, protected_gets_no_letters, already_held, day_outside_period, step_day_passed,
    time_wrong, unknown_code, text_too_long, nobody_at_workplace.
    """
    followup, placement = rows.locked_followup(followup_key, actor=actor)
    on = timezone.localdate(actor.at)
    policies.may_meet(said, on=on).require()
    policies.may_move(followup, to=said.day, period=planning.period_of(placement)).require()
    if said.audiences:
        permissions.may_be_written_to(placement.person).require()
    tos = [address_for(placement, audience=audience, on=on) for audience in sorted(set(said.audiences))]
    if _set_time(followup, said):
        withdraw_letters(matter_key=followup.key, kinds=(letters.INVITATION,), actor=actor)
    _send(followup, placement, tos, actor=actor)
    record("followup.invited", target=followup, actor=actor, placement=str(placement.key))
    return followup


def address_for(placement: Placement, *, audience: str, on: date) -> Address:
    """Return whom to write to. Raises `Denied`: nobody_at_workplace, unknown_code."""
    if audience not in Audience.values:
        raise Denied("unknown_code")
    if audience == Audience.PARTICIPANT:
        return addressing.of_person(placement.person)
    found = addressing.of_workplace(placement, on=on)
    if found is None:
        raise Denied("nobody_at_workplace")
    return found


def _store(ask: Ask, answers: dict[str, str], words: str, *, version: int, actor: Actor) -> Answer:
    answer = Answer.objects.create(
        ask=ask, version=version, said=answers, words=words, answered_at=actor.at, answered_by=actor.key
    )
    if ask.answered_at is None:
        ask.answered_at = actor.at
        ask.save(update_fields=["answered_at"])
        withdraw_letters(matter_key=ask.key, kinds=(letters.REMINDER,), actor=actor)
    record("form.answered", target=ask, actor=actor, placement=str(ask.followup.placement_key), version=version)
    return answer


def _set_time(followup: FollowUp, said: MeetingInput) -> bool:
    """Set when and where, and whether that is anything new."""
    starts_at = local_moment(said.day, hour=said.hour, minute=said.minute)
    if (followup.starts_at, followup.minutes, followup.place) == (starts_at, said.minutes, said.place.strip()):
        return False
    followup.invitations += 1
    followup.is_moved = followup.is_moved or followup.due_day != said.day
    followup.due_day, followup.starts_at = said.day, starts_at
    followup.minutes, followup.place = said.minutes, said.place.strip()
    followup.save(update_fields=["due_day", "starts_at", "minutes", "place", "is_moved", "invitations"])
    return True


def _send(followup: FollowUp, placement: Placement, tos: Iterable[Address], *, actor: Actor) -> None:
    for to in tos:
        queue_letter(letter=letters.invitation(followup, placement, to=to, actor=actor), actor=actor)
