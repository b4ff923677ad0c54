"""What can be done with letters and links."""

from talja.apps.correspondence.operations.codes import check_code, send_code
from talja.apps.correspondence.operations.delivering import deliver
from talja.apps.correspondence.operations.handling import (
    cancel_letter,
    lift_bounce,
    mark_printed,
    mark_sent,
    note_bounce,
    print_instead,
    resend_letter,
)
from talja.apps.correspondence.operations.holding import hold_queued
from talja.apps.correspondence.operations.links import expire_links, make_link, open_link, revoke_links
from talja.apps.correspondence.operations.queueing import queue_letter, withdraw_letters
from talja.apps.correspondence.operations.renewing import renew_link
from talja.apps.correspondence.operations.turns import end_turn, take_turn

__all__ = [
    "cancel_letter",
    "check_code",
    "deliver",
    "end_turn",
    "expire_links",
    "hold_queued",
    "lift_bounce",
    "make_link",
    "mark_printed",
    "mark_sent",
    "note_bounce",
    "open_link",
    "print_instead",
    "queue_letter",
    "renew_link",
    "resend_letter",
    "revoke_links",
    "send_code",
    "take_turn",
    "withdraw_letters",
]
