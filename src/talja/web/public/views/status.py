"""Whether the installation answers, for those who watch over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from talja.web.shared.edge import PUBLIC


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer `ok` when the database answers, else 503. Reads no session: it must answer when the database does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse("database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


healthz.access = (PUBLIC, False)  # type: ignore[attr-defined]  # stands outside the gate, which would read the session
