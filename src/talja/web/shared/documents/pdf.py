"""From a template and its words to the finished file."""

import json
import re
import warnings
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.utils import timezone
from django.utils.translation import gettext as _

import talja.web
from talja.web.shared.documents.words import printable

FOLDER: Final = Path(talja.web.__path__[0]) / "documents"
_QUOTES = re.compile(r'["(\n]|(?<!PDF/UA-1 error):')


class NotPrinted(Exception):
    """Raised when a template cannot be made into a document. The message tells where, and nothing of the data."""


def pdf(template: str, *, title: str, data: Mapping[str, object], sender: str, at: datetime) -> bytes:
    """Return the PDF that a template in web/documents makes of the data.

    `sender` is the municipality's name (or nothing), `at` the moment the document is made. The data are words ready
    to be read, whole numbers, yes or no, drawings, and lists and mappings of these: see `printable`. Raises
    `NotPrinted` when the template is missing, is wrong, or asks for what is not there; never returns half a file.
    """
    frame = {
        "title": title,
        "sender": sender,
        "day": timezone.localdate(at).isoformat(),
        "page": _("Sida"),
        "of": _("av"),
    }
    words = {"frame": frame, "data": data}
    try:
        made, told = typst.compile_with_warnings(
            FOLDER / template,
            root=FOLDER,
            font_paths=_fonts(),
            sys_inputs={name: json.dumps(printable(value)) for name, value in words.items()},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        raise NotPrinted(f"{template}: {_without_data(error.message, error.diagnostic)}") from None
    except RuntimeError as error:  # how typst says that the file is not there
        raise NotPrinted(f"{template}: {error}") from error
    for warning in told:
        warnings.warn(f"{template}: {_without_data(warning.message, warning.diagnostic)}", stacklevel=2)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])


def _without_data(message: str, diagnostic: str) -> str:
    """Return what typst itself says, not what it quotes, which may be personal data, and the line of the template."""
    own = _QUOTES.split(message, maxsplit=1)[0].strip()
    place = re.search(r"┌─ .*?([\w-]+\.typ:\d+:\d+)", diagnostic)
    return f"{own} ({place[1]})" if place else own
