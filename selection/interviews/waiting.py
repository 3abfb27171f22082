"""Interviews that wait: for the applicant an hour to choose, for host and office what became of those that are over."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment
from skills_match.models.querysets import ApplicationQuerySet

from ..models import Interview, InterviewSlot
from .picking import path_of


@waits_for(Recipient.PERSON, order=6)
def hours_to_choose(person: User) -> list[WaitingLine]:
    """Only where there is something to choose from."""
    free = InterviewSlot.objects.filter(interview=None, starts_at__gt=timezone.now())
    planned = Interview.objects.filter(slot__isnull=False)
    rows = Application.objects.filter(
        profile__user=person, state=ApplicationState.INTERVIEW, assignment__in=free.values("assignment")
    ).exclude(pk__in=planned.values("application"))
    return [
        WaitingLine(
            title=with_language(row.assignment, "title"),
            url=path_of(row),
            text=_("Please choose an hour for your interview."),
            since=row.in_state_since,
        )
        for row in rows.select_related("assignment")
    ]


@waits_for(Recipient.INSTITUTION, order=23)
def outcomes_of_the_host(member: User) -> list[WaitingLine]:
    return _lines(Application.objects.for_host(member), "institution_assignments:interviews")


@waits_for(Recipient.OFFICE, order=27)
def outcomes_of_the_office(officer: User) -> list[WaitingLine]:
    return _lines(Application.objects.for_office(officer), "office:interviews")


def _lines(readable: ApplicationQuerySet, address: str) -> list[WaitingLine]:
    silent = Interview.objects.filter(
        slot__isnull=False, outcome="", starts_at__lte=timezone.now(), application__in=readable
    ).filter(application__state=ApplicationState.INTERVIEW)
    counts = dict(silent.order_by().values_list("application__assignment").annotate(Count("pk")))
    return [
        WaitingLine(
            title=with_language(assignment, "title"),
            url=reverse(address, args=[assignment.reference]),
            waiting=counts[assignment.pk],
            text=ngettext(
                "Say what became of %(number)s interview.",
                "Say what became of %(number)s interviews.",
                counts[assignment.pk],
            )
            % {"number": counts[assignment.pk]},
        )
        for assignment in (Assignment.objects.filter(pk__in=counts).order_by("pk") if counts else [])
    ]
