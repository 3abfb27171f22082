"""What happened to a record, told from the log that every verb writes."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from diaspora.models import User

#: What the log calls people by: it keeps their numbers, and their names are looked up.
NAMES = ("officer", "member")


@dataclass(frozen=True)
class HistoryEvent:
    """One line of a timeline, in the reader's language. `text` is what somebody wrote: reason, comment, name."""

    at: datetime.datetime
    title: str
    by: str
    text: str


def history_of(record: models.Model, *parts: models.Model) -> list[HistoryEvent]:
    """Everything that was logged about one record, and about `parts` of its story, newest first, in one query, or two
    where people are named."""
    logged = ModelLogEntry.objects.for_instance(record)
    for part in parts:
        logged |= ModelLogEntry.objects.for_instance(part)
    return told(logged)


def told(logged: QuerySet[ModelLogEntry]) -> list[HistoryEvent]:
    """Lines of the log as a timeline, the newest first."""
    entries = list(logged.select_related("user").order_by("-timestamp", "-id"))
    named = {number for entry in entries for name in NAMES if (number := entry.data.get(name))}
    people = User.objects.in_bulk(named) if named else {}
    for entry in entries:
        entry.people = people
    return [_event(entry) for entry in entries]


def _event(entry: ModelLogEntry) -> HistoryEvent:
    formatter = registry.get_formatter(entry)
    return HistoryEvent(
        at=entry.timestamp,
        title=str(formatter.format_message(entry)) if formatter else entry.action,
        by=_who(entry),
        text=str((formatter and formatter.format_comment(entry)) or entry.data.get("reason", "")),
    )


def _who(entry: ModelLogEntry) -> str:
    if entry.user_id is None:
        return _("The portal itself")
    return str(entry.user) if entry.user else _("Deleted account")
