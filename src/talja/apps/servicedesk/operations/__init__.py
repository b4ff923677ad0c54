"""The one door for asking the desk, answering, and keeping the desk in order."""

from talja.apps.servicedesk.inputs import Ending, Guest, Wish
from talja.apps.servicedesk.operations.asking import ask, ask_as_guest, invite
from talja.apps.servicedesk.operations.handling import (
    connect_employer,
    hand_over,
    note,
    reply,
    settle_request,
    take,
)
from talja.apps.servicedesk.operations.keeping import (
    publish_answer,
    remove_template,
    save_template,
    set_away,
    set_desk_rules,
    withdraw_answer,
)
from talja.apps.servicedesk.operations.silence import close_unconfirmed, remind_or_close, silent_keys, unconfirmed_keys
from talja.apps.servicedesk.operations.writing import withdraw, write

__all__ = [
    "Ending",
    "Guest",
    "Wish",
    "ask",
    "ask_as_guest",
    "close_unconfirmed",
    "connect_employer",
    "hand_over",
    "invite",
    "note",
    "publish_answer",
    "remind_or_close",
    "remove_template",
    "reply",
    "save_template",
    "set_away",
    "set_desk_rules",
    "settle_request",
    "silent_keys",
    "take",
    "unconfirmed_keys",
    "withdraw",
    "withdraw_answer",
    "write",
]
