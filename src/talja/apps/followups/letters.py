"""The letters of the follow-up: forms, reminders and invitations. What personal they hold is no more than must be."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.correspondence.inputs import Attachment, LetterInput, LinkInput
from talja.apps.correspondence.texts import render
from talja.apps.followups.addressing import Address
from talja.apps.followups.enums import Audience
from talja.apps.followups.models import Ask, FollowUp
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.core.chain.calendar import ZONE, Meeting, calendar_file

FORM, REMINDER, INVITATION, OVERDUE = "followup.form", "followup.reminder", "followup.invitation", "followup.overdue"
_MEDIA: Final = "text/calendar"


def form_letter(ask: Ask, placement: Placement, *, kind: str, once: str, to: Address) -> LetterInput:
    """Return the letter with the form's link. A participant's link demands a code; on paper the questions go along."""
    whom = "workplace" if ask.audience == Audience.WORKPLACE else "participant" if to.email else "participant_paper"
    context = {"workplace": placement.workplace.name, "last_day": ask.last_day, "is_reminder": kind == REMINDER}
    subject, body = render(f"followups/{whom}", context)
    link = LinkInput(
        purpose=ask.audience,
        matter_key=ask.key,
        needs_code=ask.audience == Audience.PARTICIPANT,
        valid_days=max(1, (ask.last_day - timezone.localdate(ask.recorded_at)).days + 1),
    )
    return LetterInput(
        kind=kind,
        matter_key=ask.key,
        once=once,
        to_email=to.email,
        to_name=to.name,
        postal=to.postal,
        subject=subject,
        body=body,
        person_key=placement.person.key,
        link=None if whom == "participant_paper" else link,
    )


def invitation(followup: FollowUp, placement: Placement, *, to: Address, actor: Actor) -> LetterInput:
    """Return the letter that invites somebody to meet, with a calendar file."""
    starts_at = followup.starts_at.astimezone(ZONE) if followup.starts_at else None
    context = {
        "day": followup.due_day,
        "time": f"{starts_at:%H.%M}" if starts_at else "",
        "place": followup.place,
        "workplace": placement.workplace.name,
    }
    subject, body = render("followups/invitation", context)
    file = calendar_file(meeting_of(followup, actor=actor))
    return LetterInput(
        kind=INVITATION,
        matter_key=followup.key,
        once=str(followup.invitations),
        to_email=to.email,
        to_name=to.name,
        postal=to.postal,
        subject=subject,
        body=body,
        person_key=placement.person.key,
        attachment=Attachment("uppfoljning.ics", _MEDIA, file),
    )


def overdue_letter(followup: FollowUp, *, to: Address) -> LetterInput:
    """Return the letter that reminds whoever is responsible. It tells of nobody: it leads to Talja."""
    subject, body = render("followups/overdue", {"day": followup.due_day})
    return LetterInput(
        kind=OVERDUE,
        matter_key=followup.key,
        once=followup.due_day.isoformat(),
        to_email=to.email,
        to_name=to.name,
        subject=subject,
        body=body,
    )


def meeting_of(followup: FollowUp, *, actor: Actor) -> Meeting:
    """Return the follow-up as a meeting for a calendar. It names nobody: calendars are shared."""
    return Meeting(
        uid=f"{followup.key}@talja",
        summary=_("Uppföljning"),
        day=followup.due_day,
        stamped_at=actor.at,
        starts_at=followup.starts_at,
        minutes=followup.minutes or 60,
        place=followup.place,
        sequence=followup.invitations,
    )
