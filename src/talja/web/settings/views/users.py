"""Users: the list, one page each, and forms to add, change, close and open their accounts."""

from functools import partial
from uuid import UUID

from allauth.account.forms import ResetPasswordForm
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.accounts import operations as accounts
from talja.apps.organisation import operations, queries
from talja.apps.organisation.enums import Right
from talja.web.settings.forms import UserForm
from talja.web.settings.pages import form_page, question_page, saved, tried
from talja.web.settings.trails import to_user, to_users
from talja.web.shared.edge import Request, access


@access(Right.USERS_EDIT)
def user_list(request: Request) -> HttpResponseBase:
    """Show everybody who has an account, with the roles they hold today."""
    lines = queries.list_users(actor=request.actor, on=request.today)
    return render(request, "settings/user_list.html", {"users": lines})


@access(Right.USERS_EDIT)
def user(request: Request, key: UUID) -> HttpResponseBase:
    """Show a user with all roles, and what can be done."""
    line = queries.get_user(key=key, actor=request.actor, on=request.today)
    verdicts = queries.user_verdicts(key=key, actor=request.actor, on=request.today)
    roles = [(role, verdicts.lose[role.key]) for role in line.roles]
    context = {"line": line, "roles": roles, "verdicts": verdicts, "crumbs": to_users()}
    return render(request, "settings/user.html", context)


@access(Right.USERS_EDIT)
def user_add(request: Request) -> HttpResponseBase:
    """Add a user, who has no password and no role yet."""
    form = UserForm(request.POST or None)
    if saved(request, form, partial(accounts.create_user, actor=request.actor), done=_("Användaren är tillagd.")):
        return redirect("settings:user_list")
    lead = _("Ge sedan användaren en roll och skicka länken för att välja lösenord.")
    return form_page(request, form, title=_("Lägg till användare"), lead=lead, crumbs=to_users(), verb=_("Lägg till"))


@access(Right.USERS_EDIT)
def user_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change a user's name and e-mail address."""
    line = queries.get_user(key=key, actor=request.actor, on=request.today)
    form = UserForm(request.POST or None, initial={"name": line.name, "email": line.email})
    change = partial(accounts.change_user, user_key=key, actor=request.actor)
    if saved(request, form, change, done=_("Ändringen är sparad.")):
        return redirect("settings:user", key=key)
    return form_page(request, form, title=_("Ändra användare"), crumbs=to_user(line.key, line.name))


@access(Right.USERS_EDIT)
def user_deactivate(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then close an account."""
    line = queries.get_user(key=key, actor=request.actor, on=request.today)
    if request.method == "POST":
        close = partial(operations.deactivate_user, user_key=key, on=request.today, actor=request.actor)
        tried(request, close, done=_("Kontot är stängt."))
        return redirect("settings:user", key=key)
    return question_page(
        request,
        title=_("Stäng kontot?"),
        text=_("Användaren loggas ut genast och kan inte logga in igen. Du kan öppna kontot senare."),
        verb=_("Stäng kontot"),
        crumbs=to_user(line.key, line.name),
    )


@require_POST
@access(Right.USERS_EDIT)
def user_activate(request: Request, key: UUID) -> HttpResponseBase:
    """Open a closed account."""
    tried(request, partial(accounts.activate_user, user_key=key, actor=request.actor), done=_("Kontot är öppet igen."))
    return redirect("settings:user", key=key)


@require_POST
@access(Right.USERS_EDIT)
def user_send_link(request: Request, key: UUID) -> HttpResponseBase:
    """Send the user a letter with a link for choosing a password."""

    def send() -> None:
        email = accounts.note_password_link(user_key=key, actor=request.actor)
        letter = ResetPasswordForm({"email": email})
        letter.full_clean()
        letter.save(request)

    tried(request, send, done=_("Länken är skickad. Den gäller i tre dagar."))
    return redirect("settings:user", key=key)
