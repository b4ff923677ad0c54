"""What an agreement's documents are filled with: each placeholder of a kind as words. What nobody knows stays empty.

An empty placeholder is shown as a dash by the document. Whoever asks has been judged by the queries: what they may not
see is empty in the lines that this is made of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.agreements.lines import AgreementPage, VersionLine
from talja.apps.collaboration.queries import ApplicationLine, ConsultationLine, OfficerLine
from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import KINDS, nested
from talja.apps.followups.enums import AIMS
from talja.apps.followups.queries import FollowUpDay, PlanLine
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Redundancy
from talja.apps.organisation.queries import ContactLine, FactsLine, ManagerLine, WorkplaceLine, municipality_name
from talja.apps.people.queries import PersonPage
from talja.apps.placements.enums import Category
from talja.apps.placements.queries import occupation_name
from talja.web.shared.agreement_words import PARTIES, value_text
from talja.web.shared.calculation_lines import FormLine
from talja.web.shared.paper_inside import Pairs, at_place, day_or_nothing, people, text_lines, to_come
from talja.web.shared.paper_outside import applied, asked, consulted, per_month, support
from talja.web.shared.rule_words import day_text, money

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything that an agreement's documents are made of. None: there is no calculation that it rests on."""

    page: AgreementPage
    person: PersonPage
    place: WorkplaceLine
    org_number: str  # of the employer, ten digits
    manager: ManagerLine | None
    contacts: Sequence[ContactLine]  # of the workplace
    facts: Sequence[FactsLine]  # of the workplace, the latest first
    worker_email: str  # the case worker's
    consultations: Sequence[ConsultationLine]
    applications: Sequence[ApplicationLine]
    officers: Sequence[OfficerLine]
    calculation: FormLine | None
    plan: PlanLine | None
    followups: Sequence[FollowUpDay]


def paper_data(kind: Kind, papers: Papers, *, actor: Actor) -> Data:
    """Return what a document of the kind is made of: its own placeholders and no others.

    Nothing at all of somebody masked, and nothing of support or its cost for those who may not see the form.
    """
    if papers.page.line.is_masked:
        return {}
    told = dict(_told(kind, papers, actor=actor))
    fields = KINDS[kind].fields
    return nested({name: value for name, value in told.items() if name in fields and (value or value is False)})


def _told(kind: Kind, papers: Papers, *, actor: Actor) -> Pairs:
    now = papers.page.current
    yield "dokument.datum", day_text(timezone.localdate(actor.at))
    yield "kommun.namn", municipality_name()
    yield "handlaggare.namn", papers.person.case_worker or papers.page.line.drafted_by
    yield "handlaggare.epost", papers.worker_email
    yield "person.namn", papers.person.name
    yield "person.fodelsedatum", day_or_nothing(papers.person.birth_date)
    yield "person.personnummer", papers.person.number
    yield from at_place(papers.place, papers.org_number)
    yield from people(now.supervisor, papers.manager, papers.contacts)
    yield "arbetsgivare.uppsagda", _notices(papers.facts, on=timezone.localdate(actor.at))
    yield from _work(now)
    yield from _goals(now, papers.plan)
    yield "uppfoljningar", tuple(to_come(papers.followups))
    yield "godkannanden", tuple(_approvals(now))
    yield "samrad", tuple(consulted(papers.consultations))
    yield "fack.slag", str(Category(papers.page.line.category).label)
    yield from asked(papers.consultations)
    yield "stod.form", now.measure
    if papers.page.sees_money:
        yield from _money(papers, is_sought=kind == Kind.AGENCY_BASIS)


def _notices(facts: Sequence[FactsLine], *, on: date) -> str:
    """Return what is known of notices for lack of work at the workplace in the last year."""
    given = [one.redundancy_day for one in facts if one.redundancy == Redundancy.GIVEN and one.redundancy_day]
    latest = max(given, default=None)
    if latest is not None and latest >= on - _YEAR:
        return _("Ja, på arbetsplatsen, senast %(day)s") % {"day": day_text(latest)}
    told = next((one.as_of for one in facts if one.redundancy == Redundancy.NONE), None)
    if told is None or told < on - _YEAR:
        return ""
    return _("Nej, ingen på arbetsplatsen enligt uppgift från %(day)s") % {"day": day_text(told)}


def _work(now: VersionLine) -> Pairs:
    yield "period.forsta_dag", day_text(now.first_day)
    yield "period.sista_dag", day_or_nothing(now.last_day)
    yield "arbete.yrke", occupation_name(now.occupation) if now.occupation else ""
    yield "arbete.omfattning", value_text("extent", now.extent)
    hours = value_text("weekly_hours", now.weekly_hours)
    yield "arbete.timmar", _("%(hours)s timmar i veckan") % {"hours": hours} if hours else ""
    yield "uppgifter", text_lines(now.tasks)
    yield "anstallning.form", value_text("employment", now.employment)
    yield "lon.per_manad", _("%(wage)s i månaden") % {"wage": money(now.wage)} if now.wage is not None else ""


def _goals(now: VersionLine, plan: PlanLine | None) -> Pairs:
    """Yield what is agreed; where that says nothing, the plan that was made since. A day belongs to the plan's step."""
    step = now.afterwards or (plan.next_step if plan else "")
    yield "mal", text_lines(now.goals)
    yield "erbjuder", text_lines(now.offers)
    yield "efter.plan", value_text("aim", now.aim) or (str(dict(AIMS)[plan.aim]) if plan else "")
    yield "efter.nasta_steg", step
    yield "efter.dag", day_text(plan.next_step_day) if plan and step == plan.next_step else ""


def _approvals(now: VersionLine) -> Iterator[dict[str, str]]:
    for one in now.approvals:
        if one.revoked_at is None:
            who = one.on_behalf_of or one.by or _("genom en länk")
            yield {
                "vem": who,
                "for": str(PARTIES[one.party]),
                "dag": day_text(timezone.localdate(one.at)),
                "skal": one.reason,
            }


def _money(papers: Papers, *, is_sought: bool) -> Pairs:
    """Yield what tells of the form of support: the application, what was granted, and the calculation."""
    line = papers.calculation
    counted = "" if line is None or line.support_month is None else per_month(money(line.support_month))
    yield from applied(papers.applications, papers.officers)
    yield from support(papers.applications, counted=counted, is_sought=is_sought)
    if line is not None:
        yield from _cost(line)


def _cost(line: FormLine) -> Pairs:
    steps = (*line.cost_steps, *line.support_steps)
    yield "kostnad.rader", tuple({"text": one.title, "belopp": one.amount_text, "kalla": one.source} for one in steps)
    sums = {
        "kostnad.kostnad_per_manad": line.cost_month,
        "kostnad.stod_per_manad": line.support_month,
        "kostnad.netto_per_manad": line.net_month,
    }
    yield from ((name, per_month(money(amount))) for name, amount in sums.items() if amount is not None)
    yield "kostnad.netto_i_allt", money(line.net) if line.net is not None else ""
    yield "kostnad.regelbok", _("regelbok %(version)s") % {"version": line.book_version}
    yield "kostnad.osakert", tuple(one.text for one in line.questions)
