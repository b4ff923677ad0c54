"""Letters to people without e-mail: printed together as one document, and marked when they are posted."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.correspondence import operations, queries
from talja.apps.correspondence.queries import PaperLetter
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name
from talja.web.shared.documents.pdf import pdf
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.letter_words import letter_row

TEMPLATE: Final = "letters.typ"


@access(Right.LETTERS_VIEW, reads=True)
def letter_papers(request: Request) -> HttpResponseBase:
    """Show the letters that wait to be printed, and take in which of them are posted."""
    if request.method == "POST":
        count = operations.mark_printed(letter_keys=_keys(request.POST.getlist("letter")), actor=request.actor)
        said = ngettext("%(count)s brev är utskrivet.", "%(count)s brev är utskrivna.", count) % {"count": count}
        messages.success(request, said)
        return redirect("coordinator:letter_papers")
    lines = queries.letters_to_print(actor=request.actor)
    saw(request, (line.person_key for line in lines if line.person_key))
    return render(request, "coordinator/letter_papers.html", {"rows": [letter_row(line) for line in lines]})


@access(Right.LETTERS_VIEW, reads=True)
def letter_papers_pdf(request: Request) -> HttpResponseBase:
    """Send the letters to print as one document, each on a page of its own."""
    instead = _("(Länken finns bara i e-post. Hör av dig till oss, så hjälper vi dig.)")
    letters = queries.paper_letters(actor=request.actor, instead_of_link=instead)
    if not letters:
        raise Http404
    saw(request, (letter.person_key for letter in letters if letter.person_key))
    content = pdf(
        TEMPLATE,
        title=_("Brev att posta"),
        data={"letters": [_printed(letter) for letter in letters]},
        sender=municipality_name(),
        at=request.actor.at,
    )
    headers = {"Content-Disposition": f'attachment; filename="brev-{request.today}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _printed(letter: PaperLetter) -> dict[str, object]:
    """Return the letter as the template wants it: the address line by line, the text paragraph by paragraph."""
    paragraphs = [paragraph.split("\n") for paragraph in letter.body.strip().split("\n\n")]
    return {"to": [letter.name, *letter.postal], "subject": letter.subject, "paragraphs": paragraphs}


def _keys(said: Iterable[str]) -> list[UUID]:
    keys = []
    for text in said:
        with suppress(ValueError):
            keys.append(UUID(text))
    return keys
