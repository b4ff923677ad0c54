"""The shared link as it stands in an address or a QR code: the link's key, signed. It is never stored."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

_SALT = "talja.jobdesign.inventory"


def token_of(link_key: UUID) -> str:
    """Return what opens the link."""
    return _signer().sign(urlsafe_b64encode(link_key.bytes).decode().rstrip("="))


def key_of(token: str) -> UUID | None:
    """Return the key of the link that the token opens; None when nobody here has signed it."""
    try:
        return UUID(bytes=urlsafe_b64decode(f"{_signer().unsign(token)}=="))
    except (BadSignature, Error, ValueError):
        return None


def address_of(link_key: UUID) -> str:
    """Return the whole address of the form, for a QR code or a message."""
    return str(settings.INVENTORY_ADDRESS).replace("TOKEN", token_of(link_key))


def contributor_of(inventory_key: UUID, phone: str) -> str:
    """Return what a phone is known by in one inventory: useless without the installation's secret, and elsewhere."""
    return salted_hmac(f"{_SALT}.contributor", f"{inventory_key}:{phone}", algorithm="sha256").hexdigest()


def _signer() -> Signer:
    return Signer(salt=_SALT, sep=".")
