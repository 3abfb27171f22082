"""What the log says about a person whose account is deleted: that something was done stays, the words go."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ModelLogEntry

from ..models import OfficeNote

#: What is logged and says nothing about anybody: states, roles, purposes, numbers of rows.
IMPERSONAL = {
    "actor",
    "fields",
    "format",
    "frequency",
    "from",
    "given",
    "inquiry",
    "invitation",
    "kind",
    "member",
    "officer",
    "purpose",
    "role",
    "rows",
    "size",
    "state",
    "step",
    "taken",
    "to",
    "version",
}


def forget_in_logs(records: Collection[models.Model]) -> None:
    """Take the names of `records`, all of one model, and what was written about them out of the log; notes go."""
    if not records:
        return
    kind = ContentType.objects.get_for_model(next(iter(records)))
    numbers = [record.pk for record in records]
    OfficeNote.objects.filter(content_type=kind, object_id__in=numbers).delete()
    entries = ModelLogEntry.objects.filter(content_type=kind, object_id__in=[str(number) for number in numbers])
    forget_words(entries)
    for entry in entries:
        entry.label = f"#{entry.object_id}"
    ModelLogEntry.objects.bulk_update(entries, ["label"], batch_size=500)


def forget_words(entries: models.QuerySet) -> None:
    """Take what was written about somebody out of `entries`, which are about another record and keep its name."""
    for entry in entries:
        entry.data = {name: value for name, value in entry.data.items() if name in IMPERSONAL}
    ModelLogEntry.objects.bulk_update(entries, ["data"], batch_size=500)
