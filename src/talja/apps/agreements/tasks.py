"""What happens to agreements by itself, as time passes: approved changes begin to hold, ended placements end theirs."""

from datetime import datetime

from talja.apps.agreements.operations.changing import hold_due
from talja.apps.agreements.operations.ending import close_ended


def keep_up(at: datetime) -> int:
    """Let what is due happen, and return how much it was. Twice the same moment does nothing more."""
    return hold_due(at=at) + close_ended(at=at)
