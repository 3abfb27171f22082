"""Reports that are due, for each side by name; for the office those that are late."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import Side
from ..models import Placement, Report


@waits_for(Recipient.PERSON, order=7)
def own_reports(person: User) -> list[WaitingLine]:
    return _lines(Side.EXPERT, Placement.objects.of_expert(person), "my:placement_report")


@waits_for(Recipient.INSTITUTION, order=31)
def reports_of_the_host(member: User) -> list[WaitingLine]:
    return _lines(Side.HOST, Placement.objects.for_host(member), "institution_assignments:placement_report")


def _lines(side: Side, placements, address: str) -> list[WaitingLine]:
    due = Report.objects.due().filter(side=side, placement__in=placements)
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse(address, args=[row.placement_id, row.pk]),
            text=_("Your report is due: three short questions."),
            answer_by=row.due_on,
            case=f"placement {row.placement_id}",
        )
        for row in due.select_related("placement__application__assignment")
    ]


@waits_for(Recipient.OFFICE, order=26)
def late_reports(officer: User) -> list[WaitingLine]:
    late = Report.objects.late().filter(placement__in=Placement.objects.for_office(officer))
    return [
        WaitingLine(title=_("Reports that are late"), url=reverse("office:placement_reports"), waiting=late.count())
    ]
