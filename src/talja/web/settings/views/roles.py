"""Giving, binding, ending and taking back a user's roles."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation import operations, queries
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import RoleLine, UserLine
from talja.web.settings.forms import EndRoleForm, RoleForm, WorkplacesForm
from talja.web.settings.pages import form_page, question_page, saved, tried
from talja.web.settings.trails import to_user
from talja.web.shared.edge import Request, access


@access(Right.USERS_EDIT)
def role_give(request: Request, user_key: UUID) -> HttpResponseBase:
    """Give a user a role."""
    line = queries.get_user(key=user_key, actor=request.actor, on=request.today)
    workplaces = queries.workplace_options(actor=request.actor, on=request.today)
    form = RoleForm(request.POST or None, workplaces=workplaces, initial={"first_day": request.today})
    give = partial(operations.give_role, user_key=user_key, actor=request.actor)
    if saved(request, form, give, done=_("Rollen är given.")):
        return redirect("settings:user", key=user_key)
    return form_page(
        request, form, title=_("Ge en roll"), lead=line.name, crumbs=to_user(line.key, line.name), verb=_("Ge rollen")
    )


@access(Right.USERS_EDIT)
def role_bind(request: Request, user_key: UUID, key: UUID) -> HttpResponseBase:
    """Choose the workplaces of a role that is bound to some."""
    line, role = _role(request, user_key, key)
    workplaces = queries.workplace_options(actor=request.actor, on=request.today, include_closed=True)
    initial = {"workplace_keys": [str(place) for place in role.workplace_keys]}
    form = WorkplacesForm(request.POST or None, workplaces=workplaces, initial=initial)
    bind = partial(operations.set_role_workplaces, role_key=key, actor=request.actor)
    if saved(request, form, bind, done=_("Ändringen är sparad.")):
        return redirect("settings:user", key=user_key)
    return form_page(request, form, title=_("Välj arbetsplatser"), lead=line.name, crumbs=to_user(line.key, line.name))


@access(Right.USERS_EDIT)
def role_end(request: Request, user_key: UUID, key: UUID) -> HttpResponseBase:
    """Choose the last day of a role."""
    line, role = _role(request, user_key, key)
    form = EndRoleForm(request.POST or None, initial={"last_day": role.last_day or request.today})
    end = partial(operations.end_role, role_key=key, actor=request.actor)
    if saved(request, form, end, done=_("Rollen har fått en sista dag.")):
        return redirect("settings:user", key=user_key)
    lead = f"{line.name}: {role.label}"
    return form_page(request, form, title=_("Avsluta rollen"), lead=lead, crumbs=to_user(line.key, line.name))


@access(Right.USERS_EDIT)
def role_withdraw(request: Request, user_key: UUID, key: UUID) -> HttpResponseBase:
    """Ask, and then take back a role at once."""
    line, role = _role(request, user_key, key)
    if request.method == "POST":
        take = partial(operations.withdraw_role, role_key=key, on=request.today, actor=request.actor)
        tried(request, take, done=_("Rollen är tillbakatagen."))
        return redirect("settings:user", key=user_key)
    return question_page(
        request,
        title=_("Ta tillbaka rollen?"),
        text=_("Den slutar gälla genast och försvinner från användaren. Loggen visar att den har funnits."),
        verb=_("Ta tillbaka %(role)s") % {"role": role.label},
        crumbs=to_user(line.key, line.name),
    )


def _role(request: Request, user_key: UUID, key: UUID) -> tuple[UserLine, RoleLine]:
    line = queries.get_user(key=user_key, actor=request.actor, on=request.today)
    for role in line.roles:
        if role.key == key:
            return line, role
    raise Http404
