"""The one door for writing plans, follow-ups, forms, ends and what came after."""

from talja.apps.followups.inputs import CheckInput, EndInput, HeldInput, MeetingInput, PlanInput
from talja.apps.followups.operations.asking import answer_form, ask_about, invite
from talja.apps.followups.operations.ending import end_with_assessment, record_check
from talja.apps.followups.operations.scheduling import add_followup, move_followup, plan_followups, replan
from talja.apps.followups.operations.telling import make_plan, record_followup

__all__ = [
    "CheckInput",
    "EndInput",
    "HeldInput",
    "MeetingInput",
    "PlanInput",
    "add_followup",
    "answer_form",
    "ask_about",
    "end_with_assessment",
    "invite",
    "make_plan",
    "move_followup",
    "plan_followups",
    "record_check",
    "record_followup",
    "replan",
]
