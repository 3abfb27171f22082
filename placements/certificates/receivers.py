"""With the second last report the certificate is issued by itself."""

from django.dispatch import receiver

from casework.moves import Move

from ..models import Report
from ..signals import placement_moved, report_sent
from .issuing import CERTIFIED, both_have_reported, issue_certificate


@receiver(report_sent)
def issue_with_the_report(sender, *, report: Report, **kwargs) -> None:
    _issue(report.placement)


@receiver(placement_moved)
def issue_with_the_end(sender, *, move: Move, **kwargs) -> None:
    """Both may have reported before the office says that the work is done."""
    _issue(move.row)


def _issue(placement) -> None:
    if placement.state in CERTIFIED and both_have_reported(placement):
        issue_certificate(placement=placement)
