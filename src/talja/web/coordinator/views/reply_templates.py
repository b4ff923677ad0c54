"""The desk's reply templates: written, changed and taken away by those who answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.operations import remove_template, save_template
from talja.apps.servicedesk.queries import get_template, list_templates
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.forms.requests import FIELD_OF_CODE, TemplateForm
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say
from talja.web.shared.refusing import done


@access(Right.DESK_WORK)
def reply_template_list(request: Request) -> HttpResponse:
    """Show the templates by title."""
    return render(request, "coordinator/reply_template_list.html", {"templates": list_templates(actor=request.actor)})


@access(Right.DESK_WORK)
def reply_template_new(request: Request) -> HttpResponseBase:
    """Write a new template."""
    form = TemplateForm(request.POST or None)

    def save() -> object:
        said = form.cleaned_data
        return save_template(title=said["title"], text=said["text"], actor=request.actor)

    if form.is_valid() and done(form, save, fields=FIELD_OF_CODE):
        messages.success(request, _("Svarsmallen är sparad."))
        return redirect("coordinator:reply_template_list")
    return _form_page(request, form, key=None)


@access(Right.DESK_WORK)
def reply_template_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a template."""
    line = get_template(key=key, actor=request.actor)
    known = {"title": line.title, "text": line.text, "version": line.version}
    form = TemplateForm(request.POST or None, initial=known)

    def save() -> object:
        said = dict(form.cleaned_data)
        return save_template(
            template_key=key,
            title=said["title"],
            text=said["text"],
            version=said["version"] or 0,
            actor=request.actor,
        )

    if form.is_valid() and done(form, save, fields=FIELD_OF_CODE):
        messages.success(request, _("Svarsmallen är sparad."))
        return redirect("coordinator:reply_template_list")
    if getattr(form, "refused", "") == "changed_by_other":
        form.data = {**form.data.dict(), "version": line.version}  # type: ignore[attr-defined]  # a QueryDict
        return _form_page(request, form, key=key, theirs=line.text)
    return _form_page(request, form, key=key, version=line.version)


@access(Right.DESK_WORK)
@require_POST
def reply_template_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Offer the template no more."""
    line = get_template(key=key, actor=request.actor)
    try:
        remove_template(template_key=key, version=line.version, actor=request.actor)
    except Denied as denied:
        messages.error(request, say(denied))
    else:
        messages.success(request, _("Svarsmallen är borttagen."))
    return redirect("coordinator:reply_template_list")


def _form_page(
    request: Request, form: TemplateForm, *, key: UUID | None, theirs: str = "", version: int = 0
) -> HttpResponse:
    context = {"form": form, "key": key, "theirs": theirs, "version": version}
    return render(request, "coordinator/reply_template_form.html", context, status=422 if form.errors else 200)
