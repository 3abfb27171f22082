"""The number of what is shown: a page that was made under it is right as long as it is the same."""

import datetime

from django.db import connection
from django.utils import timezone

from ..models import ShownChange

#: No transaction is open for so long.
KEPT = datetime.timedelta(minutes=10)
#: Asked with each page, kept or not: as text it costs less than what it saves.
_LAST_AND_NOTES = f"SELECT MAX(id), COUNT(id) FROM {ShownChange._meta.db_table}"  # noqa: S608 - a table of ours


def shown_version() -> str:
    """One statement. Numbers may be committed out of order: the one that comes late changes the count."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_AND_NOTES)
        last, notes = cursor.fetchone()
    return f"{last}-{notes}"


def forget_old_notes() -> None:
    last = ShownChange.objects.order_by("-pk").values("pk")[:1]
    ShownChange.objects.filter(noted_at__lt=timezone.now() - KEPT).exclude(pk__in=last).delete()
