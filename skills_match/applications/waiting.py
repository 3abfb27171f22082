"""Applications that wait: for the programme office, or for the person who applied."""

import datetime

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.waiting import Oldest, Recipient, Share, WaitingLine, waits_for, waits_longest_for
from diaspora.models import User
from office.officers import mine_or_nobodys

from ..enums import ApplicationState
from ..models import Application, Assignment
from ..models.querysets import today_in_closing_zone
from ..spoken import with_language

#: An offer that is unanswered runs out within this many days: time to call.
OFFER_DAYS = 3
#: Applications with which it is the turn of the office.
OFFICES_TURN = [ApplicationState.SUBMITTED, ApplicationState.SCREENING]
#: How many of the oldest are named.
OLDEST = 5


def to_screen() -> Q:
    return Q(state__in=OFFICES_TURN)


def offers_running_out() -> Q:
    last_day = today_in_closing_zone() + datetime.timedelta(days=OFFER_DAYS)
    return Q(state=ApplicationState.OFFERED, offer_answer_by__lte=last_day)


@waits_for(Recipient.OFFICE, order=20)
def applications_to_screen(officer: User) -> list[WaitingLine]:
    sent = Application.objects.for_office(officer)
    count = sent.aggregate(
        waiting=Count("pk", filter=to_screen()),
        mine=Count("pk", filter=to_screen() & mine_or_nobodys(officer)),
        offers=Count("pk", filter=offers_running_out()),
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
        WaitingLine(
            title=_("Offers that run out soon"),
            url=f"{address}?state=ending",
            waiting=count["offers"],
            rule=_("Offers run out soon when 3 days or fewer are left."),
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


@waits_for(Recipient.INSTITUTION, order=20)
def applicants_to_recommend(member: User) -> list[WaitingLine]:
    """Assignments with applicants on whom a reviewer has said nothing yet."""
    unread = Application.objects.to_recommend(member)
    counts = {row["assignment"]: row["number"] for row in unread.values("assignment").annotate(number=Count("pk"))}
    return [
        WaitingLine(
            title=with_language(assignment, "title"),
            url=f"{reverse('institution_assignments:applicants', args=[assignment.reference])}?show=to-recommend",
            waiting=counts[assignment.pk],
            text=ngettext(
                "%(number)s applicant waits for your recommendation.",
                "%(number)s applicants wait for your recommendation.",
                counts[assignment.pk],
            )
            % {"number": intcomma(counts[assignment.pk])},
        )
        for assignment in Assignment.objects.filter(pk__in=counts).order_by("closing_on", "pk")
    ]


@waits_for(Recipient.PERSON, order=10)
def applications_to_go_on_with(person: User) -> list[WaitingLine]:
    """Those on which the next step is the person's own: an offer to answer, something to supply, a draft."""
    texts = {
        ApplicationState.OFFERED: _("You have an offer. Please answer it."),
        ApplicationState.MORE_INFO: _("We need something from you."),
        ApplicationState.DRAFT: _("Your application is not sent yet."),
    }
    rows = Application.objects.filter(profile__user=person, state__in=texts)
    return [
        WaitingLine(
            title=with_language(row.assignment, "title"),
            url=reverse("my:application", args=[row.pk]),
            text=texts[ApplicationState(row.state)],
            answer_by=row.offer_answer_by if row.state == ApplicationState.OFFERED else None,
        )
        for row in rows.select_related("assignment")
    ]
