"""What others may know of the desk. Every answer is made for the actor, masked before it leaves."""

from talja.apps.servicedesk.filters import RequestFilter
from talja.apps.servicedesk.lines import (
    AnswerLine,
    DeskFigures,
    DeskPromise,
    DeskWorker,
    HappeningLine,
    MessageLine,
    RequestLine,
    RequestPage,
    RequestVerdicts,
    TemplateLine,
)
from talja.apps.servicedesk.naming import names_in, numbers_in
from talja.apps.servicedesk.queries.answers import get_answer, list_answers, suggest_answers
from talja.apps.servicedesk.queries.desk import desk_rules, desk_workers
from talja.apps.servicedesk.queries.figures import desk_figures
from talja.apps.servicedesk.queries.listing import count_queues, list_requests, requests_of
from talja.apps.servicedesk.queries.pages import get_request
from talja.apps.servicedesk.queries.searching import search_requests
from talja.apps.servicedesk.queries.templates import filled_template, get_template, list_templates
from talja.apps.servicedesk.queries.work import work_of

__all__ = [
    "AnswerLine",
    "DeskFigures",
    "DeskPromise",
    "DeskWorker",
    "HappeningLine",
    "MessageLine",
    "RequestFilter",
    "RequestLine",
    "RequestPage",
    "RequestVerdicts",
    "TemplateLine",
    "count_queues",
    "desk_figures",
    "desk_rules",
    "desk_workers",
    "filled_template",
    "get_answer",
    "get_request",
    "get_template",
    "list_answers",
    "list_requests",
    "list_templates",
    "names_in",
    "numbers_in",
    "requests_of",
    "search_requests",
    "suggest_answers",
    "work_of",
]
