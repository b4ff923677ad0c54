"""The one door for writing inventories."""

from talja.apps.jobdesign.inputs import AnswerInput, LineInput, RiskInput, StaffInput
from talja.apps.jobdesign.operations.answers import add_by_staff, answer_line, take_back_answer
from talja.apps.jobdesign.operations.gates import ask_union, assess_risk, settle_findings, unsettle_finding
from talja.apps.jobdesign.operations.inventories import (
    begin_inventory,
    change_inventory,
    move_inventory,
    take_over_inventory,
)
from talja.apps.jobdesign.operations.lines import (
    Added,
    add_line,
    add_lines,
    decide_line,
    drop_line,
    let_answers_hold,
    restore_line,
)
from talja.apps.jobdesign.operations.links import make_shared_link, open_shared_link, revoke_shared_link
from talja.apps.jobdesign.operations.staff import remove_staff, save_staff

__all__ = [
    "Added",
    "AnswerInput",
    "LineInput",
    "RiskInput",
    "StaffInput",
    "add_by_staff",
    "add_line",
    "add_lines",
    "answer_line",
    "ask_union",
    "assess_risk",
    "begin_inventory",
    "change_inventory",
    "decide_line",
    "drop_line",
    "let_answers_hold",
    "make_shared_link",
    "move_inventory",
    "open_shared_link",
    "remove_staff",
    "restore_line",
    "revoke_shared_link",
    "save_staff",
    "settle_findings",
    "take_back_answer",
    "take_over_inventory",
    "unsettle_finding",
]
