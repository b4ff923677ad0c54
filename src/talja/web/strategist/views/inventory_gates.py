"""What must be settled before one carves: questions, hours, risk and union; and the link that the staff answer by."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.collaboration.queries import list_unions, procedure_for, unions_for
from talja.apps.jobdesign.operations import (
    ask_union,
    assess_risk,
    make_shared_link,
    remove_staff,
    revoke_shared_link,
    save_staff,
    settle_findings,
    unsettle_finding,
)
from talja.apps.jobdesign.queries import get_inventory, inventory_page
from talja.apps.organisation.actors import in_place_of
from talja.apps.organisation.enums import Right
from talja.apps.placements.queries import occupation_names
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.collaboration_pages import sent
from talja.web.coordinator.forms.collaboration import first_asked
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.inventories import (
    AskUnionForm,
    LinkForm,
    RiskForm,
    StaffForm,
    risk_initial,
    staff_initial,
)
from talja.web.strategist.inventory_ways import address, asked, did, ways_to
from talja.web.strategist.qr import draw_qr


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_settle(request: Request, key: UUID) -> HttpResponseBase:
    """Say why findings may stand, or how an objection was met."""
    findings, reason = request.POST.getlist("finding"), request.POST.get("reason", "")
    is_union = any(one.startswith("objection:") for one in findings)
    return did(
        request,
        lambda: settle_findings(inventory_key=key, findings=findings, reason=reason, actor=request.actor),
        done=_("Det är avgjort."),
        back=address(key, "facket" if is_union else "fragor"),
    )


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_unsettle(request: Request, key: UUID) -> HttpResponseBase:
    """Let a finding wait again."""
    finding = request.POST.get("finding", "")
    return did(
        request,
        lambda: unsettle_finding(inventory_key=key, finding=finding, actor=request.actor),
        done=_("Frågan väntar igen."),
        back=address(key, "fragor"),
    )


@access(Right.JOBDESIGN_VIEW)
def inventory_staff(request: Request, key: UUID) -> HttpResponseBase:
    """Tell of an occupation at the place: `?yrke=` one that is told already."""
    page = inventory_page(key=key, actor=request.actor)
    known = next((one for one in page.staff if one.occupation == request.GET.get("yrke")), None)
    initial = {"occupation": request.GET.get("yrke", "")} if known is None else staff_initial(known)
    form = StaffForm(sent(request), initial=initial)
    return asked(
        request,
        key,
        form,
        lambda: save_staff(inventory_key=key, said=form.said(), actor=request.actor),
        title=_("Vilka arbetar här?"),
        lead=_("En rad för varje yrke. Det ni inte vet lämnar ni tomt: då räknar vi inte med det."),
        done=_("Yrket är sparat."),
        verb=_("Spara"),
        part="personal",
        occupations=occupation_names(),
    )


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_staff_remove(request: Request, key: UUID, group: UUID) -> HttpResponseBase:
    """Take an occupation away."""
    return did(
        request,
        lambda: remove_staff(inventory_key=key, group_key=group, actor=request.actor),
        done=_("Yrket är borttaget."),
        back=address(key, "personal"),
    )


@access(Right.JOBDESIGN_VIEW)
def inventory_risk(request: Request, key: UUID) -> HttpResponseBase:
    """Write a risk assessment."""
    form = RiskForm(sent(request), initial=risk_initial(request.today))
    return asked(
        request,
        key,
        form,
        lambda: assess_risk(inventory_key=key, said=form.said(), actor=request.actor),
        title=_("Bedöm risken"),
        lead=_("Innan arbetsuppgifter flyttas ska ni bedöma vad det innebär för dem som arbetar här (AFS 2023:1)."),
        done=_("Riskbedömningen är sparad."),
        verb=_("Spara"),
        part="risk",
    )


@access(Right.JOBDESIGN_VIEW)
def inventory_union(request: Request, key: UUID) -> HttpResponseBase:
    """Ask a union about what is to be handed over."""
    line = get_inventory(key=key, actor=request.actor)
    seeing = in_place_of(request.actor.key, at=request.actor.at)  # a manager asks without keeping the list of unions
    found = unions_for(workplace_key=UUID(line.workplace_key), actor=seeing)
    initial = first_asked(found, procedure_for(""), on=request.today)
    form = AskUnionForm(sent(request), unions=list_unions(actor=seeing, open_only=True), initial=initial)

    def ask() -> object:
        union, representative = form.chosen()
        told = {name: form.cleaned_data[name] for name in ("deadline", "basis", "remark")}
        return ask_union(
            inventory_key=key, union_key=union, representative_key=representative, actor=request.actor, **told
        )

    return asked(
        request,
        key,
        form,
        ask,
        title=_("Fråga facket"),
        lead=_("Facket får en länk och ser vilka uppgifter som kan lämnas över. Det står inget om någon person."),
        done=_("Facket är frågat."),
        verb=_("Skicka till facket"),
        part="facket",
    )


@access(Right.JOBDESIGN_VIEW)
def inventory_link(request: Request, key: UUID) -> HttpResponseBase:
    """Make a shared link; the one before it opens no more."""
    form = LinkForm(sent(request))
    return asked(
        request,
        key,
        form,
        lambda: make_shared_link(inventory_key=key, days=form.cleaned_data["days"], actor=request.actor),
        title=_("Gör en länk till personalen"),
        lead=_("Alla som har länken kan svara, utan konto. En länk som fanns tidigare slutar att gälla."),
        done=_("Länken är klar."),
        verb=_("Gör länken"),
        part="lank",
    )


@require_POST
@access(Right.JOBDESIGN_VIEW)
def inventory_link_revoke(request: Request, key: UUID) -> HttpResponseBase:
    """Take the shared link back at once."""
    return did(
        request,
        lambda: revoke_shared_link(inventory_key=key, actor=request.actor),
        done=_("Länken gäller inte längre."),
        back=address(key, "lank"),
    )


@access(Right.JOBDESIGN_VIEW)
def inventory_poster(request: Request, key: UUID) -> HttpResponseBase:
    """Show a page to print for the break room: the QR code and three lines."""
    page = inventory_page(key=key, actor=request.actor)
    if page.link is None:
        raise Denied("not_found")
    context = {
        "page": page,
        "line": page.line,
        "ways": ways_to(page.line),
        "qr": draw_qr(page.link.address),
    }
    return render(request, "strategist/inventory_poster.html", context)
