"""The product's addresses, and one page behind a link to test the door with."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import path

from talja.apps.correspondence.operations import make_link
from talja.project.urls import handler429
from talja.project.urls import urlpatterns as ours
from talja.web.guest.door import opened_by
from talja.web.shared.edge import Request

__all__ = ["handler429", "urlpatterns"]


@opened_by("participant_approval")
def sample(request: Request, key: UUID) -> HttpResponse:
    """Tell who is here, and write if something is posted."""
    if request.method == "POST":
        make_link(
            purpose="participant_approval", matter_key=key, email="x@b.example", needs_code=False, actor=request.actor
        )
    actor = request.actor
    return HttpResponse(f"{actor.key} {actor.opens('participant_approval', key)} {sorted(actor.rights)}")


@opened_by("consultation")
def other(request: Request, key: UUID) -> HttpResponse:
    """Stand behind another purpose."""
    return HttpResponse("other")


urlpatterns = [path("prov/<uuid:key>/", sample, name="sample"), path("annat/<uuid:key>/", other, name="other"), *ours]
