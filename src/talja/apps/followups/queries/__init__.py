"""What others may know about plans, follow-ups and what came after. Made for the actor, masked before it leaves."""

from talja.apps.followups.lines import (
    AskLine,
    AssessmentLine,
    CheckLine,
    Countdown,
    DueCheck,
    DueFollowUp,
    FollowUpDay,
    FollowUpLine,
    FollowUpPage,
    FollowUps,
    FormPage,
    HeldLine,
    PlanLine,
    Progress,
    UnknownOutcome,
)
from talja.apps.followups.queries.afterwards import ChecksByEnd, checks_for_statistics
from talja.apps.followups.queries.calendars import calendar_of
from talja.apps.followups.queries.listing import due_checks, due_followups, unknown_outcomes
from talja.apps.followups.queries.placed import (
    followup_days,
    followup_of,
    followups_of,
    form_page,
    plans_for,
    preview_replan,
)
from talja.apps.followups.queries.work import work_of

__all__ = [
    "AskLine",
    "AssessmentLine",
    "CheckLine",
    "ChecksByEnd",
    "Countdown",
    "DueCheck",
    "DueFollowUp",
    "FollowUpDay",
    "FollowUpLine",
    "FollowUpPage",
    "FollowUps",
    "FormPage",
    "HeldLine",
    "PlanLine",
    "Progress",
    "UnknownOutcome",
    "calendar_of",
    "checks_for_statistics",
    "due_checks",
    "due_followups",
    "followup_days",
    "followup_of",
    "followups_of",
    "form_page",
    "plans_for",
    "preview_replan",
    "unknown_outcomes",
    "work_of",
]
