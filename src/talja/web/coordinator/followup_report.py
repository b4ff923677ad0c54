"""The report of a follow-up that was held: what it is made of, and what it says.

It is handed to all who met. So it has nothing of what the person answered for themself, nor of anybody's belief.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.accounts.queries import emails_by_key
from talja.apps.agreements.enums import State
from talja.apps.agreements.lines import VersionLine
from talja.apps.agreements.queries import agreements_of_placements, get_agreement
from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import KINDS, nested
from talja.apps.followups.enums import AIMS, Attended, Audience, FollowUpKind, Going
from talja.apps.followups.queries import FollowUpDay, FollowUpLine, HeldLine, PlanLine, followup_days, plans_for
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import (
    ContactLine,
    ManagerLine,
    WorkplaceLine,
    get_employer,
    get_workplace,
    list_contacts,
    managers_of,
    municipality_name,
)
from talja.apps.people.queries import PersonPage, get_person
from talja.apps.placements.queries import PlacementLine, occupation_name
from talja.web.shared.agreement_words import value_text
from talja.web.shared.followup_words import said_in_words
from talja.web.shared.paper_inside import Pairs, at_place, day_or_nothing, people, text_lines, to_come
from talja.web.shared.rule_words import day_text


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the report is made of. `agreed`: the agreement that holds, if the reader may see one."""

    followup: FollowUpLine
    held: HeldLine
    line: PlacementLine
    person: PersonPage
    place: WorkplaceLine
    org_number: str
    manager: ManagerLine | None
    contacts: Sequence[ContactLine]
    worker_email: str
    agreed: VersionLine | None
    plan: PlanLine | None
    days: Sequence[FollowUpDay]


def report_of(followup: FollowUpLine, held: HeldLine, line: PlacementLine, *, actor: Actor, on: date) -> Report:
    """Gather what the report is made of, as the actor may see it. Not for somebody masked."""
    key, place_key = UUID(line.key), UUID(line.workplace_key)
    person = get_person(key=UUID(line.person_key), actor=actor)
    place = get_workplace(key=place_key, actor=actor, on=on)
    return Report(
        followup=followup,
        held=held,
        line=line,
        person=person,
        place=place,
        org_number=get_employer(key=place.employer.key, actor=actor, on=on).org_number,
        manager=next(iter(managers_of(workplace_key=place_key, actor=actor, on=on)), None),
        contacts=list_contacts(actor=actor, workplace_key=place_key),
        worker_email=emails_by_key([person.case_worker_key]).get(person.case_worker_key, ""),
        agreed=_agreed(line.key, actor=actor, on=on),
        plan=plans_for(keys=[key], actor=actor).get(line.key),
        days=followup_days(placement_key=key, actor=actor),
    )


def report_data(report: Report, *, actor: Actor) -> Data:
    """Return what the document is made of: its own placeholders and no others."""
    fields = KINDS[Kind.FOLLOW_UP_REPORT].fields
    told = dict(_told(report, on=timezone.localdate(actor.at)))
    return nested({name: value for name, value in told.items() if name in fields and value})


def _agreed(placement_key: str, *, actor: Actor, on: date) -> VersionLine | None:
    found = agreements_of_placements(keys=[placement_key], actor=actor)[placement_key]
    own = [one for one in found if one.placement_key == placement_key and one.state != State.CANCELLED]
    return get_agreement(key=UUID(own[-1].key), actor=actor, on=on).current if own else None


def _told(report: Report, *, on: date) -> Pairs:
    yield "dokument.datum", day_text(on)
    yield "kommun.namn", municipality_name()
    yield "handlaggare.namn", report.person.case_worker or report.held.recorded_by
    yield "handlaggare.epost", report.worker_email
    yield "person.namn", report.person.name
    yield "person.fodelsedatum", day_or_nothing(report.person.birth_date)
    yield from at_place(report.place, report.org_number)
    yield from people(report.line.supervisor, report.manager, report.contacts)
    yield from _work(report.line, report.agreed)
    yield from _afterwards(report.plan, report.agreed)
    yield from _meeting(report.followup, report.held)
    yield "uppfoljningar", tuple(to_come(report.days))


def _work(line: PlacementLine, agreed: VersionLine | None) -> Pairs:
    yield "period.forsta_dag", day_text(line.first_day)
    yield "period.sista_dag", day_or_nothing(line.ends)
    yield "arbete.yrke", occupation_name(line.occupation) if line.occupation else ""
    yield "arbete.omfattning", value_text("extent", line.extent)
    if agreed is not None:
        hours = value_text("weekly_hours", agreed.weekly_hours)
        yield "arbete.timmar", _("%(hours)s timmar i veckan") % {"hours": hours} if hours else ""
        yield "uppgifter", text_lines(agreed.tasks)
        yield "mal", text_lines(agreed.goals)
        yield "erbjuder", text_lines(agreed.offers)


def _afterwards(plan: PlanLine | None, agreed: VersionLine | None) -> Pairs:
    """Yield the plan that was made since; where there is none, what was agreed."""
    if plan is not None:
        yield "efter.plan", str(dict(AIMS)[plan.aim])
        yield "efter.nasta_steg", plan.next_step
        yield "efter.dag", day_text(plan.next_step_day)
    elif agreed is not None:
        yield "efter.plan", value_text("aim", agreed.aim)
        yield "efter.nasta_steg", agreed.afterwards


def _meeting(followup: FollowUpLine, held: HeldLine) -> Pairs:
    yield "avstamning.dag", day_text(held.held_day)
    yield "avstamning.slag", str(FollowUpKind(followup.kind).label)
    yield "avstamning.deltagare", tuple(str(Attended(code).label) for code in held.attended)
    yield "avstamning.svar", tuple(_answers(followup, held))
    yield "avstamning.sammanfattning", " ".join(text for text in (held.note, held.agreed) if text)


def _answers(followup: FollowUpLine, held: HeldLine) -> Iterator[dict[str, str]]:
    """Yield how it went as those who met saw it, and what the workplace answered by its form."""
    yield {"fraga": _("Hur går det?"), "svar": str(Going(held.going).label), "vem": _("vid mötet")}
    for ask in followup.asks:
        if ask.audience == Audience.WORKPLACE and ask.answered_at is not None:
            for said in said_in_words(ask.said):
                yield {"fraga": said["label"], "svar": said["value"], "vem": str(Audience.WORKPLACE.label)}
