"""The report of an event: written by the organisers, released with its figures frozen."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import written_in_every_language
from casework.refusals import Refused
from casework.typed.versions import digest
from office.figures import Figures

from ..enums import EventState
from ..models import Event, EventReport
from .figures import figures_of


class NotOver(Refused):
    text = _("A report is released when the event is over.")


class ReportChanged(Refused):
    text = _("The text or the figures changed since you read them. Read them once more, then release the report.")


def print_of(report: EventReport, tables: list[Figures]) -> str:
    """What was read: another one as soon as a text or a figure changes."""
    return digest([written_in_every_language(report, "text"), tables])


@transaction.atomic
def release_report(*, event: Event, by: Any, seen: str) -> EventReport:
    """From now on everybody reads it, with the figures of this moment; released again, with those of then.

    `seen` is the `print_of` that was read. Raises NotOver, ReportChanged.
    """
    locked = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    report = EventReport.objects.filter(event=locked).first()
    if locked.state != EventState.OVER:
        raise NotOver
    tables = figures_of(locked)
    if report is None or print_of(report, tables) != seen:
        raise ReportChanged
    report.tables, report.released_at, report.released_by = tables, timezone.now(), by
    report.save(update_fields=["tables", "released_at", "released_by"])
    log(instance=locked, action="event.report", user=by)
    return report
