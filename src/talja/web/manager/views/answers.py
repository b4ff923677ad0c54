"""Questions that were answered once, for every manager to find. What is searched for stands in no address."""

from django.http import HttpResponse
from django.shortcuts import render

from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.queries import list_answers
from talja.web.shared.edge import Request, access


@access(Right.REQUEST_ASK)
def answer_list(request: Request) -> HttpResponse:
    """Show all answers, or those with the words that were posted."""
    text = " ".join(request.POST.get("text", "").split())[:100]
    answers = list_answers(actor=request.actor, text=text)
    return render(request, "manager/answer_list.html", {"answers": answers, "text": text})
