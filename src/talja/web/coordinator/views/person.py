"""A person's own page: facts, all placements over time, what can be done, and the history; and changing the person."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.agreements.queries import las_of
from talja.apps.organisation.enums import Right
from talja.apps.people import operations
from talja.apps.people.enums import Born, Education, Language, Protection, Sex
from talja.apps.people.history import person_history
from talja.apps.people.queries import PersonPage, case_workers, contact_of, get_person
from talja.apps.placements.enums import Category, State
from talja.apps.placements.queries import PlacementLine, person_timeline
from talja.core.kernel.personal_number import NumberKind
from talja.core.kernel.verdict import Verdict, yes
from talja.web.coordinator.agreement_section import agreements_of
from talja.web.coordinator.forms.people import FIELD_OF_CODE, ChangePersonForm
from talja.web.coordinator.history_words import told
from talja.web.coordinator.las_words import las_words
from talja.web.coordinator.writing import conflict, show_form, stopped, written
from talja.web.shared.charts.timeline import Stretch, Timeline, draw_timeline
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.placement_rows import rows_of
from talja.web.shared.reasons import say

_KINDS = {category: number for number, category in enumerate(Category.values, start=1)}
_NUMBERS = {
    NumberKind.PERSONNUMMER: gettext_lazy("Personnummer"),
    NumberKind.SAMORDNINGSNUMMER: gettext_lazy("Samordningsnummer"),
    NumberKind.LOCAL: gettext_lazy("Personnummer"),
}


@access(Right.PERSON_VIEW, reads=True)
def person(request: Request, key: UUID) -> HttpResponseBase:
    """Show a person."""
    page = get_person(key=key, actor=request.actor)
    saw(request, [key])
    lines = person_timeline(person_key=key, actor=request.actor, on=request.today)
    now = [line for line in lines if line.state == State.RUNNING]
    may_place: Verdict = request.actor.needs(Right.PLACEMENT_EDIT) and (page.may_change if page.is_masked else yes())
    context = {
        "person": page,
        "facts": _facts(page),
        "now": rows_of(tuple(now), on=request.today, url_name="coordinator:placement"),
        "coming": rows_of(
            tuple(line for line in lines if line.state == State.PLANNED),
            on=request.today,
            url_name="coordinator:placement",
        ),
        "rows": rows_of(lines[::-1], on=request.today, url_name="coordinator:placement"),
        "drawing": draw_timeline(_timeline(lines, request)) if lines else "",
        "contact": [] if page.is_masked else _contact(key, request),
        "contact_url": reverse("coordinator:person_contact", args=[key]) if page.may_change else "",
        "change": _verdict(page.may_change),
        "place": _verdict(may_place),
        "change_url": reverse("coordinator:person_change", args=[key]) if page.may_change else "",
        "place_url": reverse("coordinator:placement_new_for", args=[key]) if may_place else "",
        "las": las_words(las_of(person_key=key, actor=request.actor, on=request.today)),
        "history": told(person_history(key=key, actor=request.actor)),
        **agreements_of(key, is_masked=page.is_masked, actor=request.actor),
    }
    return render(request, "coordinator/person_page.html", context)


@access(Right.PERSON_EDIT, reads=True)
def person_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change what is recorded of a person, and who the case worker is."""
    page = get_person(key=key, actor=request.actor)
    saw(request, [key])
    if back := stopped(request, page.may_change, way_back=reverse("coordinator:person", args=[key])):
        return back
    form = ChangePersonForm(request.POST or None, initial=_initial(page), workers=case_workers(on=request.today))
    if written(
        request, form, partial(_change, request, key, form), done=_("Ändringen är sparad."), fields=FIELD_OF_CODE
    ):
        return redirect("coordinator:person", key=key)
    met = conflict(form, lambda: person_history(key=key, actor=request.actor))
    return show_form(request, "coordinator/person_form.html", form, {"person": page, **met})


def _change(request: Request, key: UUID, form: ChangePersonForm) -> None:
    operations.change_person(
        person_key=key,
        facts=form.changes,
        reason=form.cleaned_data["reason"],
        expected_recorded_from=form.cleaned_data["seen"],
        actor=request.actor,
    )


def _initial(page: PersonPage) -> dict[str, Any]:
    names = ("number", "local_number", "given_name", "family_name", "birth_date", "sex", "born", "education")
    return {
        **{name: getattr(page, name) for name in names},
        "protection": page.protection,
        "case_worker": page.case_worker_key,
        "seen": page.recorded_from.isoformat(),
    }


def _facts(page: PersonPage) -> list[dict[str, str]]:
    hidden = _("Skyddad uppgift") if page.is_masked else ""
    pairs = [
        (_NUMBERS[NumberKind(page.number_kind)], page.number or hidden),
        (_("Lokalt nummer"), page.local_number),
        (_("Födelsedatum"), page.birth_date.isoformat() if page.birth_date else hidden),
        (_("Kön"), str(Sex(page.sex).label)),
        (_("Född"), str(Born(page.born).label)),
        (_("Utbildning"), str(Education(page.education).label)),
        (_("Handläggare"), page.case_worker or _("ingen än")),
        (_("Skyddade personuppgifter"), str(Protection(page.protection).label)),
    ]
    return [{"label": str(label), "value": value} for label, value in pairs if value or label != _("Lokalt nummer")]


def _contact(key: UUID, request: Request) -> list[dict[str, str]]:
    """How to reach the person, as far as anything is known."""
    reach = contact_of(person_key=key, actor=request.actor)
    pairs = [
        (_("Telefon"), reach.phone),
        (_("E-post"), reach.email),
        (_("Adress"), ", ".join(reach.postal)),
        (_("Språk"), str(Language(reach.language).label)),
    ]
    return [{"label": label, "value": value} for label, value in pairs]


def _verdict(verdict: Verdict) -> str:
    return "" if verdict else say(verdict)


def _timeline(lines: tuple[PlacementLine, ...], request: Request) -> Timeline:
    return Timeline(
        key="placements",
        title=_("Placeringar över tid"),
        description=_(
            "En stapel för varje placering, från den första till den senaste. Tabellen under har samma dagar."
        ),
        stretches=tuple(
            Stretch(
                label=f"{line.measure} · {line.workplace}" if line.workplace else line.measure,
                kind=_KINDS[line.category],
                kind_label=str(Category(line.category).label),
                first_day=line.first_day,
                last_day=line.last_day,
                planned_last_day=line.planned_last_day,
            )
            for line in lines
        ),
        today=request.today,
    )
