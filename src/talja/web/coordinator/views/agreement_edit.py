"""Changing what an agreement says before it starts, with a warning when somebody has approved what it says now."""

from dataclasses import fields
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import State
from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.lines import AgreementPage, VersionLine
from talja.apps.agreements.operations import edit_agreement
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_options
from talja.apps.placements.queries import list_measures, occupation_names
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.forms.agreements import FIELD_OF_CODE, EditAgreementForm, beside
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.edge import Request, access


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_edit(request: Request, key: UUID) -> HttpResponseBase:
    """Change what the agreement says. Somebody else's change meanwhile is shown, and what was written is kept."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_edit):
        return back
    form = EditAgreementForm(
        sent(request),
        initial=_initial(page.current),
        revokes=page.edit_revokes,
        is_told=page.edit_revokes or page.line.state != State.DRAFT,
        places=workplace_options(actor=request.actor, on=request.today, include_closed=True),
        measures=list_measures(on=page.current.first_day, actor=request.actor),
    )
    edit = partial(_edit, request, key, form)
    if written(request, form, edit, done=_("Ändringen är sparad."), fields=FIELD_OF_CODE):
        return redirect(address(key))
    context = {**heading(page, _("Ändra överenskommelsen")), **_met(form, page), "occupations": occupation_names()}
    return show_form(request, "coordinator/agreement_edit.html", form, context | {"revokes": page.edit_revokes})


def _edit(request: Request, key: UUID, form: EditAgreementForm) -> None:
    edit_agreement(
        agreement_key=key,
        said=form.said(),
        number=form.cleaned_data["number"],
        revoke=form.takes_back,
        reason=form.why,
        actor=request.actor,
    )


def _met(form: EditAgreementForm, page: AgreementPage) -> dict[str, Any]:
    """Return where what stands now differs from what is written in the form, and let the next sending build on it."""
    if getattr(form, "refused", "") != "changed_by_other":
        return {}
    form.data = {**form.data.dict(), "number": str(page.current.number)}  # type: ignore[attr-defined]  # a QueryDict
    return {"is_met": True, "changed": beside(form, page.current), "changed_by": page.current.made_by}


def _initial(version: VersionLine) -> dict[str, Any]:
    names = {one.name for one in fields(AgreementInput)}
    return {name: getattr(version, name) for name in names} | {"number": version.number}
