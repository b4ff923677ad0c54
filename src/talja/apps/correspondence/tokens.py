"""The link as it stands in a letter: the link's key, signed. It is never stored."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

_SALT = "talja.correspondence.link"


def token_of(link_key: UUID) -> str:
    """Return what opens the link."""
    return _signer().sign(urlsafe_b64encode(link_key.bytes).decode().rstrip("="))


def key_of(token: str) -> UUID | None:
    """Return the key of the link that the token opens; None when nobody here has signed it."""
    try:
        name = _signer().unsign(token)
        return UUID(bytes=urlsafe_b64decode(f"{name}=="))
    except (BadSignature, Error, ValueError):
        return None


def address_of_link(link_key: UUID) -> str:
    """Return the whole address of the link, for a letter."""
    return str(settings.LINK_ADDRESS).replace("TOKEN", token_of(link_key))


def code_hash(link_key: UUID, code: str) -> str:
    """Return what is kept of a code: useless without the installation's own secret."""
    return salted_hmac(f"{_SALT}.code", f"{link_key}:{code}", algorithm="sha256").hexdigest()


def _signer() -> Signer:
    return Signer(salt=_SALT, sep=".")
