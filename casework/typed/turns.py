"""One after the other: two who send the same page are looked at in turn, so that the second sees what the first wrote.

A form compares its version with what is stored (versions). Without this, two could compare at the same moment, and the
second would write over the first without a word. Who saw the same state carries the same version: that is what they
queue for, so nobody waits for anybody else.
"""

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from .keeping import page_of
from .versions import FIELD, NEW


def answer_in_turn(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """Let `answer` read and write in one transaction of this turn, of which nothing stays when it fails."""
    names = [name for name in request.POST if name == FIELD or name.endswith(f"-{FIELD}")]
    shown = {request.POST[name] for name in names} - {NEW}
    if not shown:
        return answer(request)
    with transaction.atomic():
        for version in sorted(shown):
            wait_for_turn(f"{page_of(request.path)} {version}")
        response = answer(request)
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or getattr(request, "has_clashed", False):
            transaction.set_rollback(True)
    return response


def wait_for_turn(what: str) -> None:
    """Until nobody else is at `what`, to the end of the transaction.

    SQLite lets one transaction write at a time, from its beginning.
    """
    if connection.vendor == "postgresql":
        number = int(hashlib.sha256(what.encode()).hexdigest()[:15], 16)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
