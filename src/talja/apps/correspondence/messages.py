"""A letter as the message that a server takes on."""

from datetime import datetime
from email.utils import format_datetime, formataddr, make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from talja.apps.correspondence.inputs import LINK_PLACE
from talja.apps.correspondence.models import Letter
from talja.apps.correspondence.tokens import address_of_link
from talja.apps.organisation.queries import municipality_name


def message_of(letter: Letter, *, at: datetime) -> EmailMessage:
    """Return the letter ready to be sent, with its link. Its id is always the same, and names the sender's domain.

    Raises `ValueError` when it cannot be written as a message.
    """
    body = letter.body if letter.link is None else letter.body.replace(LINK_PLACE, address_of_link(letter.link.key))
    message = _message(letter.subject, body, to=letter.to_email, msgid=f"<{letter.key}@{_domain()}>", at=at)
    if letter.attachment_name:
        message.attach(letter.attachment_name, letter.attachment_text, letter.attachment_kind)
    message.message()
    return message


def plain_message(*, subject: str, body: str, to: str, at: datetime) -> EmailMessage:
    """Return a message that is sent at once and not kept, such as a code."""
    return _message(subject, body, to=to, msgid=make_msgid(domain=_domain()), at=at)


def _message(subject: str, body: str, *, to: str, msgid: str, at: datetime) -> EmailMessage:
    """Django would else name this machine in the id, and ask the network what it is called."""
    headers = {"Message-ID": msgid, "Date": format_datetime(at), "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=subject, body=body, from_email=_sender(), to=[to], headers=headers)


def _sender() -> str:
    """Return who it comes from: the municipality's name with the address, unless the settings name somebody."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or municipality_name(), address), charset="utf-8")


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
