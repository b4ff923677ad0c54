"""The tag that says in Swedish why something may not be done."""

from django import template

from talja.core.kernel.verdict import Verdict
from talja.web.shared.reasons import say

register = template.Library()


@register.simple_tag
def reason_text(verdict: Verdict) -> str:
    """Return the reason of a no, and nothing for a yes: `{% reason_text may_edit as why %}`."""
    return "" if verdict else say(verdict)
