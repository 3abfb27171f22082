"""Stories that may be told of the assignments of a report. They are read each time: one that was taken back stands in
no report any more, also not in one whose figures are frozen."""

from django.utils.translation import gettext as _

from casework.exported import Table

from ..logframe.scope import Period, Scope
from ..models import Placement, ProgrammeReport, Story


def stories_in(scope: Scope) -> list[Story]:
    return list(Story.objects.shown().filter(placement__in=scope.keys).for_lists())


def stories_of(report: ProgrammeReport) -> list[Story]:
    """Of all assignments that the frozen figures were counted from."""
    period = Period(report.first_on, report.last_on)
    return stories_in(Scope(report.programme, period, report.grant, placements=Placement.objects.all()))


def tables_of_stories(stories: list[Story]) -> list[Table]:
    """A sheet of its own, where there is a story."""
    if not stories:
        return []
    header = [_("Title"), _("Who tells it"), _("Institution"), _("Story")]
    rows = [[row.title, row.teller, str(row.placement.assignment.institution), row.text] for row in stories]
    return [Table(_("Stories"), header, iter(rows))]
