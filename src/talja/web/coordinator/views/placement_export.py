"""The placement list as a file: exactly what is filtered, and recorded as taken out."""

from typing import Final

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST

from talja.apps.audit.operations import record
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name
from talja.apps.placements.enums import Order, State
from talja.apps.placements.queries import export_rows
from talja.web.coordinator import kept
from talja.web.coordinator.list_address import ALL, read_address
from talja.web.coordinator.list_options import chips
from talja.web.coordinator.register_file import about_file, write_csv, write_xlsx
from talja.web.shared.edge import Request, access, saw

KINDS: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@access(Right.PLACEMENT_EXPORT, reads=True)
@require_POST
def placement_export(request: Request, kind: str) -> HttpResponse:
    """Take out what is filtered, as a workbook or as text. Posted, since it is recorded."""
    if kind not in KINDS:
        raise Http404
    actor, on = request.actor, request.today
    address = read_address(request.GET, text=kept.search_text(request))
    with translation.override("sv"):  # the import knows the words of the register in Swedish
        export = export_rows(actor=actor, on=on, filters=address.filters(), order=address.order or Order.NAME)
        if kind == "xlsx":
            state = [] if address.state == ALL else [f"Läge: {State(address.state).label}"]
            about = about_file(
                filters=[*state, *(chip.label for chip in chips(address, actor=actor, on=on))],
                on=on,
                at=f"{timezone.localtime(actor.at):%Y-%m-%d %H:%M}",
                who=actor.name,
                export=export,
                municipality=municipality_name(),
            )
            content = write_xlsx(export, about=list(about))
        else:
            content = write_csv(export)
    record("placement.exported", actor=actor, kind=kind, rows=len(export.rows), left_out=export.left_out)
    saw(request, (row.line.person_key for row in export.rows))
    disposition = f'attachment; filename="register-{on:%Y-%m-%d}.{kind}"'
    return HttpResponse(content, content_type=KINDS[kind], headers={"Content-Disposition": disposition})
