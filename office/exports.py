"""Lists of the office as tables, and the record of who took which."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.exported import Table
from diaspora.enums import LookedAt
from diaspora.models import FileAccess, User
from diaspora.privacy.access_log import role_of

from .cells import plain_cell

#: Read this many rows at a time, so that a list of any length fits in memory.
CHUNK = 500


def table_of(title: str, rows: models.QuerySet, columns: dict[str, Callable[[Any], Any]]) -> Table:
    """A table with a column for each title: what its function reads from a row."""
    return Table(title, list(columns), _rows(rows, columns.values()))


def _rows(rows: models.QuerySet, columns: Iterable[Callable[[Any], Any]]) -> Iterator[list[Any]]:
    readers = list(columns)
    for row in rows.iterator(chunk_size=CHUNK):
        yield [plain_cell(read(row)) for read in readers]


def day_of(moment) -> Any:
    """The day of a moment here; nothing for none."""
    return timezone.localtime(moment).date() if moment else None


def name_of(record: models.Model | None) -> str:
    """What a record is called; nothing for none."""
    return str(record) if record else ""


@transaction.atomic
def record_export(
    *, rows: models.QuerySet, kind: str, file_format: str, filters: str, by: User, of_people: bool = False
) -> None:
    """Log who took which list. In one `of_people` each of them can see that it was taken, like every look at a file."""
    data = {"kind": kind, "format": file_format, "filters": filters, "rows": rows.count()}
    log(instance=by, action="office.export", user=by, data=data)
    if not of_people:
        return
    subjects = User.objects.filter(pk__in=rows.order_by().values("user")).exclude(pk=by.pk)
    roles: dict[str, str] = {}
    accesses = []
    for pk, language in subjects.values_list("pk", "preferred_language"):
        if language not in roles:
            roles[language] = role_of(by, language=language)
        accesses.append(FileAccess(subject_id=pk, viewer=by, viewer_role=roles[language], what=LookedAt.LIST))
    FileAccess.objects.bulk_create(accesses, batch_size=CHUNK)
