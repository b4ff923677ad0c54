"""The first pages of a link: who sends it and what for, a button that opens it, a code where one is demanded.

Looking changes nothing: mail scanners follow links.
"""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.correspondence import operations
from talja.apps.correspondence.queries import LinkPage, link_page
from talja.core.kernel.verdict import Denied
from talja.web.guest.door import closed, is_open, remember
from talja.web.guest.forms import CodeForm
from talja.web.guest.limits import too_often
from talja.web.guest.purposes import PURPOSES
from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.reasons import say


@access(PUBLIC)
def link(request: Request, token: str) -> HttpResponseBase:
    """Say who sends the link and what for, with a button that opens it; or why it does not open."""
    if limited := too_often(request, "look"):
        return limited
    page = _page(request, token)
    if page is None:
        return closed(request)
    return _to_matter(page) if is_open(request, page) else _shown(request, page, token)


@require_POST
@access(PUBLIC)
def link_open(request: Request, token: str) -> HttpResponseBase:
    """Open the link and go to its matter; with a code demanded, send it and ask for it."""
    page = _page(request, token)
    if page is None:
        return closed(request)
    if limited := too_often(request, "open", key=str(page.key)):
        return limited
    if page.needs_code:
        return _code_sent(request, page, token)
    try:
        operations.open_link(link_key=page.key, actor=request.actor)
    except Denied:
        return redirect("guest:link", token)  # says why
    remember(request, page)
    return _to_matter(page)


@access(PUBLIC)
def link_code(request: Request, token: str) -> HttpResponseBase:
    """Ask for the code that was sent, and open the link with the right one."""
    page = _page(request, token)
    if page is None:
        return closed(request)
    if limited := too_often(request, "code", key=str(page.key)):
        return limited
    if not page.may_open or not page.needs_code:
        return redirect("guest:link", token)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            operations.check_code(link_key=page.key, code=form.cleaned_data["code"], actor=request.actor)
        except Denied as denied:
            form.add_error("code", say(denied))
        else:
            remember(request, page)
            return _to_matter(page)
    return _rendered(request, "guest/code.html", page, token, form=form, status=422 if form.errors else 200)


@require_POST
@access(PUBLIC)
def link_renew(request: Request, token: str) -> HttpResponseBase:
    """Send a new link to the address of one that has run out."""
    page = _page(request, token)
    if page is None:
        return closed(request)
    if limited := too_often(request, "send", key=str(page.key)):
        return limited
    try:
        operations.renew_link(link_key=page.key, actor=request.actor)
    except Denied as denied:
        messages.error(request, say(denied))
    else:
        messages.success(request, _("Vi har skickat en ny länk till %(to)s.") % {"to": page.masked_to})
    return redirect("guest:link", token)


def _page(request: Request, token: str) -> LinkPage | None:
    try:
        page = link_page(token=token, actor=request.actor)
    except ObjectDoesNotExist:
        return None
    return page if page.purpose in PURPOSES else None


def _code_sent(request: Request, page: LinkPage, token: str) -> HttpResponseBase:
    if limited := too_often(request, "send", key=str(page.key)):
        return limited
    try:
        operations.send_code(link_key=page.key, actor=request.actor)
    except Denied as denied:
        if denied.code == "code_not_sent":
            messages.error(request, say(denied))
        return redirect("guest:link", token)
    return redirect("guest:link_code", token)


def _to_matter(page: LinkPage) -> HttpResponseBase:
    return redirect(PURPOSES[page.purpose].url, page.matter_key)


def _shown(request: Request, page: LinkPage, token: str) -> HttpResponse:
    return _rendered(request, "guest/link.html", page, token, status=200 if page.may_open or page.may_renew else 410)


def _rendered(
    request: Request, template: str, page: LinkPage, token: str, *, status: int = 200, form: CodeForm | None = None
) -> HttpResponse:
    context = {"page": page, "token": token, "purpose": PURPOSES[page.purpose], "form": form}
    response = render(request, template, context, status=status)
    add_never_cache_headers(response)
    return response
