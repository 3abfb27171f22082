"""A report is sent by its side, or skipped with a reason."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from casework.moves import AlreadyDone, ReasonMissing
from diaspora.models import User

from ..enums import PLACEMENT_BROKEN_OFF, HowItGoes, ReportStage, Side
from ..life.acting import hold
from ..models import Report
from ..news import tell
from ..signals import report_sent
from .errors import LastReportNeeded


@transaction.atomic
def send_report(*, report: Report, by: User, how: HowItGoes, text: str, needs: str = "") -> Report:
    """By its own side; the office hears of it at once where it does not go well.

    Raises AlreadyDone, and what `hold` raises.
    """
    row = _held(report, by, {Side(report.side)})
    row.how, row.text, row.needs, row.by, row.sent_at = how, text.strip(), needs.strip(), by, timezone.now()
    row.save()
    log(instance=row.placement, action="placement.report", user=by, title=row.placement.reference)
    if how != HowItGoes.WELL or row.needs:
        tell(placement=row.placement, sides={Side.OFFICE}, kind="placement_report_asks", but=by)
    report_sent.send(sender=Report, report=row)
    return row


@transaction.atomic
def skip_report(*, report: Report, by: User, reason: str) -> Report:
    """By its side or the office, never the last one, on which the certificate rests.

    Raises AlreadyDone, ReasonMissing, LastReportNeeded, and what `hold` raises.
    """
    row = _held(report, by, {Side(report.side), Side.OFFICE})
    if row.stage == ReportStage.END and row.placement.state not in PLACEMENT_BROKEN_OFF:
        raise LastReportNeeded
    if not reason.strip():
        raise ReasonMissing
    row.skip_reason, row.by, row.skipped_at = reason.strip(), by, timezone.now()
    row.save()
    log(instance=row.placement, action="placement.report", user=by, title=row.placement.reference)
    return row


def _held(report: Report, by: User, sides: set[Side]) -> Report:
    locked = hold(placement=report.placement, by=by, sides=sides, also_over=True)
    row = Report.objects.get(pk=report.pk)
    row.placement = locked
    if not row.is_waiting:
        raise AlreadyDone(row=row)
    return row
