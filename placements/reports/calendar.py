"""When reports are due: scaled to the length, the same for both sides."""

import datetime

from django.db import transaction

from ..enums import PLACEMENT_BROKEN_OFF, PlacementState, ReportStage, Side
from ..models import Placement, Report

DAY = datetime.timedelta(days=1)
#: The first report comes after a week, where the placement lasts longer than this.
FIRST_AFTER, NEEDS_A_FIRST = 7 * DAY, 14
#: Longest placement in days → weeks between reports on the way; 0 for none.
RHYTHM = {20: 0, 62: 2, 190: 4, 10_000: 8}
#: The last report is due so long after the last day.
LAST_AFTER = 7 * DAY
#: Two reports are never closer than this.
APART = 6 * DAY
BOTH = (Side.EXPERT, Side.HOST)


def report_days(first: datetime.date, last: datetime.date) -> list[tuple[ReportStage, datetime.date]]:
    """Stage and day of every report of one side, in order."""
    days = (last - first).days + 1
    planned = [(ReportStage.START, first + FIRST_AFTER)] if days > NEEDS_A_FIRST else []
    end = last + LAST_AFTER
    weeks = next(weeks for longest, weeks in RHYTHM.items() if days <= longest)
    day = first + FIRST_AFTER + 7 * weeks * DAY
    while weeks and day <= last and end - day > APART:
        planned.append((ReportStage.PROGRESS, day))
        day += 7 * weeks * DAY
    return [*planned, (ReportStage.END, end)]


@transaction.atomic
def plan_reports(*, placement: Placement) -> None:
    """Set the days by how things stand: what was sent or skipped stays, what waits follows. Safe to repeat.

    The caller holds the placement. Before the first day there is nothing to report; what was cancelled has nothing.
    """
    placement.reports.waiting().delete()
    if placement.began_on is None:
        return
    kept = set(placement.reports.values_list("side", "stage", "due_on"))
    ends = {(side, stage) for side, stage, _day in kept}
    days = report_days(placement.began_on, placement.last_day)
    if placement.state in PLACEMENT_BROKEN_OFF:
        days = days[-1:]
    Report.objects.bulk_create(
        Report(placement=placement, side=side, stage=stage, due_on=day)
        for side in BOTH
        for stage, day in days
        if (side, stage, day) not in kept
        and not (stage != ReportStage.PROGRESS and (side, stage) in ends)
        and not _lies_before_what_was_sent(kept, side, stage, day)
    )


def _lies_before_what_was_sent(kept, side: Side, stage: ReportStage, day: datetime.date) -> bool:
    """A report on the way that would be due before, or on the day of, one that is there already."""
    return stage == ReportStage.PROGRESS and any(their == side and day <= due for their, _stage, due in kept)


#: The calendar follows these moves.
PLANS_ANEW = {PlacementState.DEPLOYED, PlacementState.COMPLETED, *PLACEMENT_BROKEN_OFF}
