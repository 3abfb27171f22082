"""Applications that wait for the programme office to check them."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Oldest, Recipient, Share, WaitingLine, waits_for, waits_longest_for
from diaspora.models import User
from office.officers import mine_or_nobodys
from skills_match.enums import ApplicationState
from skills_match.models import Application

#: Applications with which it is the turn of the office.
OFFICES_TURN = [ApplicationState.SUBMITTED, ApplicationState.SCREENING]
#: How many of the oldest are named.
OLDEST = 5


def to_screen() -> Q:
    return Q(state__in=OFFICES_TURN)


@waits_for(Recipient.OFFICE, order=20)
def applications_to_screen(officer: User) -> list[WaitingLine]:
    sent = Application.objects.for_office(officer)
    count = sent.aggregate(
        waiting=Count("pk", filter=to_screen()),
        mine=Count("pk", filter=to_screen() & mine_or_nobodys(officer)),
    )
    address = reverse("office:applications")
    return [
        WaitingLine(
            title=_("Applications to screen"),
            url=f"{address}?state=office",
            waiting=count["waiting"],
            mine=Share(count["mine"], f"{address}?state=office&officer=mine"),
            overdue=Share(sent.filter(to_screen()).overdue().count(), f"{address}?state=office&overdue=on"),
            rule=_("Applications are overdue when nobody takes them up for 7 days, or the screening takes 14 days."),
        ),
    ]


@waits_longest_for(Recipient.OFFICE, order=20)
def oldest_applications(officer: User) -> Oldest:
    """The applications that have waited longest for `officer` or for nobody in particular."""
    waiting = Application.objects.for_office(officer).filter(to_screen() & mine_or_nobodys(officer)).for_lists()
    return Oldest(
        "oldest-applications",
        _("Oldest applications for you"),
        [
            WaitingLine(
                title=str(application.profile),
                url=reverse("office:application", args=[application.pk]),
                text=with_language(application.assignment, "title"),
                since=application.submitted_at,
            )
            for application in waiting.order_by("submitted_at", "pk")[:OLDEST]
        ],
    )
