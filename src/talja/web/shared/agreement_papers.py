"""What an agreement's documents are filled with: each placeholder of a kind as words. What nobody knows stays empty.

An empty placeholder is shown as a dash by the document. Whoever asks has been judged by the queries: what they may not
see is empty in the lines that this is made of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.agreements.lines import AgreementPage, VersionLine
from talja.apps.collaboration.enums import Basis, ConsultationState
from talja.apps.collaboration.queries import ApplicationLine, ConsultationLine
from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import KINDS, nested
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import ContactLine, WorkplaceLine, municipality_name
from talja.apps.people.queries import PersonPage
from talja.apps.placements.enums import Category
from talja.apps.placements.queries import occupation_name
from talja.web.shared.agreement_words import PARTIES, value_text
from talja.web.shared.calculation_lines import FormLine
from talja.web.shared.rule_words import day_text, money

Pairs = Iterator[tuple[str, object]]


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything that an agreement's documents are made of. None: there is no calculation that it rests on."""

    page: AgreementPage
    person: PersonPage
    place: WorkplaceLine
    manager: ContactLine | None
    consultations: Sequence[ConsultationLine]
    applications: Sequence[ApplicationLine]
    calculation: FormLine | None


def paper_data(kind: Kind, papers: Papers, *, actor: Actor) -> Data:
    """Return what a document of the kind is made of: its own placeholders and no others."""
    told = dict(_told(papers, actor=actor))
    return nested({name: value for name, value in told.items() if name in KINDS[kind].fields and value})


def _told(papers: Papers, *, actor: Actor) -> Pairs:
    now = papers.page.current
    yield "dokument.datum", day_text(timezone.localdate(actor.at))
    yield "kommun.namn", municipality_name()
    yield "handlaggare.namn", actor.name
    yield "person.namn", papers.person.name
    yield "person.fodelsedatum", _day(papers.person.birth_date)
    yield "person.personnummer", papers.person.number
    yield from _place(papers)
    yield from _work(now)
    yield from _goals(now)
    yield "godkannanden", tuple(_approvals(now))
    yield "samrad", tuple(_consulted(papers.consultations))
    yield from _union(papers, now)
    yield from _agency(papers)
    yield from _support(papers, now)
    if papers.calculation is not None:
        yield from _cost(papers.calculation)


def _place(papers: Papers) -> Pairs:
    above = papers.place.above
    yield "arbetsplats.namn", papers.place.name
    yield "arbetsplats.enhet", papers.place.unit_name
    yield "arbetsplats.forvaltning", above[0].name if above else ""
    yield "arbetsgivare.namn", papers.place.employer.name
    yield "handledare.namn", papers.page.current.supervisor
    if papers.manager is not None:
        yield "chef.namn", papers.manager.name
        yield "chef.telefon", papers.manager.phone
        yield "chef.epost", papers.manager.email


def _work(now: VersionLine) -> Pairs:
    yield "period.forsta_dag", day_text(now.first_day)
    yield "period.sista_dag", _day(now.last_day)
    yield "arbete.yrke", occupation_name(now.occupation) if now.occupation else ""
    yield "arbete.omfattning", value_text("extent", now.extent)
    hours = value_text("weekly_hours", now.weekly_hours)
    yield "arbete.timmar", _("%(hours)s timmar i veckan") % {"hours": hours} if hours else ""
    yield "uppgifter", _lines(now.tasks)
    yield "lon.per_manad", _("%(wage)s i månaden") % {"wage": money(now.wage)} if now.wage is not None else ""


def _goals(now: VersionLine) -> Pairs:
    yield "mal", _lines(now.goals)
    yield "erbjuder", _lines(now.offers)
    yield "efter.plan", value_text("aim", now.aim)
    yield "efter.nasta_steg", now.afterwards


def _approvals(now: VersionLine) -> Iterator[dict[str, str]]:
    for one in now.approvals:
        if one.revoked_at is None:
            who = one.on_behalf_of or one.by or _("genom en länk")
            yield {"vem": who, "for": str(PARTIES[one.party]), "dag": day_text(one.at.date()), "skal": one.reason}


def _consulted(lines: Sequence[ConsultationLine]) -> Iterator[dict[str, str]]:
    for one in lines:
        yield {
            "fack": one.union,
            "skickat": day_text(one.sent_at.date()),
            "senast": day_text(one.deadline),
            "svar": str(ConsultationState(one.state).label),
            "text": one.text,
        }


def _union(papers: Papers, now: VersionLine) -> Pairs:
    """The latest question: the letter tells of no form of support, only its kind."""
    yield "fack.slag", str(Category(papers.page.line.category).label)
    latest = next(iter(papers.consultations), None)
    if latest is not None:
        yield "fack.namn", latest.union
        yield "fack.mottagare", latest.to_name
        yield "fack.grund", str(Basis(latest.basis).label)
        yield "fack.skickat", day_text(latest.sent_at.date())
        yield "fack.svara_senast", day_text(latest.deadline)


def _agency(papers: Papers) -> Pairs:
    latest = next(iter(papers.applications), None)
    if latest is not None:
        yield "af.handlaggare", latest.officer
        yield "af.skickad", _day(latest.sent_day)
        yield "af.referens", latest.decision_reference or latest.reference
        yield "af.beslutsdag", _day(latest.decided_day)


def _support(papers: Papers, now: VersionLine) -> Pairs:
    yield "stod.form", now.measure
    decided = next((one for one in papers.applications if one.amount is not None), None)
    if decided is not None:
        yield "stod.per_manad", _per_month(money(decided.amount))
        yield "stod.forsta_dag", _day(decided.decision_first_day)
        yield "stod.sista_dag", _day(decided.decision_last_day)


def _cost(line: FormLine) -> Pairs:
    steps = (*line.cost_steps, *line.support_steps)
    yield "kostnad.rader", tuple({"text": one.title, "belopp": one.amount_text, "kalla": one.source} for one in steps)
    sums = {
        "kostnad.kostnad_per_manad": line.cost_month,
        "kostnad.stod_per_manad": line.support_month,
        "kostnad.netto_per_manad": line.net_month,
    }
    yield from ((name, _per_month(money(amount))) for name, amount in sums.items() if amount is not None)
    yield "kostnad.netto_i_allt", money(line.net) if line.net is not None else ""
    yield "kostnad.regelbok", _("regelbok %(version)s") % {"version": line.book_version}
    yield "kostnad.osakert", tuple(one.text for one in line.questions)


def _per_month(amount: str) -> str:
    return _("%(amount)s i månaden") % {"amount": amount}


def _lines(text: str) -> tuple[str, ...]:
    """Return each line of a text: what stands on lines of its own is an item of its own."""
    return tuple(line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t"))


def _day(on: date | None) -> str:
    return "" if on is None else day_text(on)
