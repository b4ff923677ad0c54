"""Trying the rule book against the staff's own cases: a sheet is read, checked and told of. Nothing is kept."""

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.subsidies.queries import current_book
from talja.core.intake.sheet import Unreadable
from talja.core.rules.cases import check_cases
from talja.web.settings.case_report import CaseReport, case_report
from talja.web.settings.case_sample import sample_sheet
from talja.web.shared.case_files import MAX_BYTES, NoCases, read_case_sheet
from talja.web.shared.case_texts import file_text
from talja.web.shared.edge import Request, access

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CaseFileForm(forms.Form):
    """A sheet of cases."""

    file = forms.FileField(
        label=_("Ark med fall"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.xlsb,.ods,.csv,.tsv,.txt"}),
        help_text=_("Excel, OpenDocument eller CSV. Högst 10 MB. Skriv inga namn eller personnummer i arket."),
        error_messages={"required": _("Välj en fil.")},
    )


@access(Right.RULES_PROPOSE)
def rule_cases(request: Request) -> HttpResponseBase:
    """Ask for a sheet of cases, and show how it stands to the rule book. Nothing is stored."""
    form = CaseFileForm(request.POST, request.FILES) if request.method == "POST" else CaseFileForm()
    report = _report(form) if form.is_bound and form.is_valid() else None
    status = 422 if form.errors else 200
    return render(request, "settings/rule_cases.html", {"form": form, "report": report}, status=status)


@access(Right.RULES_PROPOSE)
def rule_cases_sample(request: Request) -> HttpResponse:
    """Send a sheet to begin with."""
    content = sample_sheet(current_book(), on=request.today)
    disposition = 'attachment; filename="regelfall.xlsx"'
    return HttpResponse(content, content_type=_EXCEL, headers={"Content-Disposition": disposition})


def _report(form: CaseFileForm) -> CaseReport | None:
    """Return the report; nothing, with an error in the form, when the file holds no cases."""
    upload, book = form.cleaned_data["file"], current_book()
    try:
        sheet = read_case_sheet(upload.read(MAX_BYTES + 1), filename=upload.name or "")
    except Unreadable as unreadable:
        form.add_error("file", file_text(unreadable.code))
    except NoCases as none:
        form.add_error("file", file_text(none.code, none.missing))
    else:
        return case_report(check_cases(sheet.rows, book), sheet, book)
    return None
