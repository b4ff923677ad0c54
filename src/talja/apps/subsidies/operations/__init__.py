"""The one door for writing calculations, decisions and rules."""

from talja.apps.subsidies.inputs import DecisionInput, ValueInput
from talja.apps.subsidies.operations.calculations import store_calculation, write_calculation
from talja.apps.subsidies.operations.decisions import (
    correct_decision,
    record_decision,
    remove_decision,
    write_decision,
    write_removal,
)
from talja.apps.subsidies.operations.rules import approve_rule, propose_rule, propose_value, reject_rule, withdraw_rule

__all__ = [
    "DecisionInput",
    "ValueInput",
    "approve_rule",
    "correct_decision",
    "propose_rule",
    "propose_value",
    "record_decision",
    "reject_rule",
    "remove_decision",
    "store_calculation",
    "withdraw_rule",
    "write_calculation",
    "write_decision",
    "write_removal",
]
