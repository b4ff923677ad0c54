"""The one door for writing agreements and conversions."""

from talja.apps.agreements.inputs import AgreementInput, ChangeInput, EndInput
from talja.apps.agreements.operations.approving import approve, revoke_approvals
from talja.apps.agreements.operations.changing import hold_due, propose_change, withdraw_change
from talja.apps.agreements.operations.converting import (
    ask_to_keep,
    give_up,
    offer_employment,
    say_wish,
    take_up_again,
)
from talja.apps.agreements.operations.deciding import record_agency_outcome, remove_agency_outcome
from talja.apps.agreements.operations.drafting import acknowledge, draft_agreement, edit_agreement, price_agreement
from talja.apps.agreements.operations.ending import close_ended, end_agreement, reopen_agreement
from talja.apps.agreements.operations.moving import cancel_agreement, settle, start_agreement, take_back
from talja.apps.agreements.operations.outside import (
    apply_to_agency,
    ask_for_approval,
    consult_union,
)
from talja.apps.agreements.operations.refusing import refuse

__all__ = [
    "AgreementInput",
    "ChangeInput",
    "EndInput",
    "acknowledge",
    "apply_to_agency",
    "approve",
    "ask_for_approval",
    "ask_to_keep",
    "cancel_agreement",
    "close_ended",
    "consult_union",
    "draft_agreement",
    "edit_agreement",
    "end_agreement",
    "give_up",
    "hold_due",
    "offer_employment",
    "price_agreement",
    "propose_change",
    "record_agency_outcome",
    "refuse",
    "remove_agency_outcome",
    "reopen_agreement",
    "revoke_approvals",
    "say_wish",
    "settle",
    "start_agreement",
    "take_back",
    "take_up_again",
    "withdraw_change",
]
