"""Pages for when something is refused before it reaches a view of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Say that there were too many tries from here, and when to try again. Called by allauth's rate limits."""
    return render(request, "public/too_many_requests.html", status=429)
