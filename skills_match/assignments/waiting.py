"""Assignments that wait: what was sent for a decision, approved ones for their day, questions for an answer."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Oldest, Recipient, Share, WaitingLine, waits_for, waits_longest_for
from diaspora.models import User
from office.officers import mine_or_nobodys

from ..enums import AssignmentState
from ..models import Assignment, Inquiry
from ..rules import writes_for
from .queue import waiting_too_long

#: How many of the oldest are named.
OLDEST = 5


def to_decide() -> Q:
    return Q(state=AssignmentState.SUBMITTED)


@waits_for(Recipient.OFFICE, order=10)
def to_decide_and_to_publish(officer: User) -> list[WaitingLine]:
    """Both piles in one query."""
    count = Assignment.objects.visible_to(officer).aggregate(
        waiting=Count("pk", filter=to_decide()),
        mine=Count("pk", filter=to_decide() & mine_or_nobodys(officer)),
        overdue=Count("pk", filter=waiting_too_long()),
        to_publish=Count("pk", filter=Q(state=AssignmentState.APPROVED)),
    )
    address = reverse("office:assignments")
    return [
        WaitingLine(
            title=_("Assignments to decide on"),
            url=f"{address}?state=submitted",
            waiting=count["waiting"],
            mine=Share(count["mine"], f"{address}?state=submitted&officer=mine"),
            overdue=Share(count["overdue"], f"{address}?wait=overdue"),
            rule=_("Assignments are overdue when nobody decides on them for 5 working days."),
        ),
        WaitingLine(
            title=_("Approved, not yet published"), url=f"{address}?state=approved", waiting=count["to_publish"]
        ),
    ]


@waits_for(Recipient.OFFICE, order=40)
def questions(officer: User) -> list[WaitingLine]:
    waiting = Inquiry.objects.filter(answered_at=None).count()
    return [WaitingLine(title=_("Questions to answer"), url=reverse("office:inquiries"), waiting=waiting)]


@waits_longest_for(Recipient.OFFICE, order=10)
def oldest_to_decide(officer: User) -> Oldest:
    """The assignments that have waited longest for `officer` or for nobody in particular."""
    waiting = Assignment.objects.visible_to(officer).filter(to_decide() & mine_or_nobodys(officer)).for_lists()
    return Oldest(
        "oldest-assignments",
        _("Oldest assignments for you"),
        [
            WaitingLine(
                title=with_language(assignment, "title"),
                url=reverse("office:assignment", args=[assignment.reference]),
                text=with_language(assignment.institution, "name"),
                since=assignment.submitted_at,
            )
            for assignment in waiting.order_by("submitted_at", "pk")[:OLDEST]
        ],
    )


@waits_for(Recipient.INSTITUTION, order=10)
def assignments_to_edit(member: User) -> list[WaitingLine]:
    """Assignments that the office gave back, for those who write them."""
    given_back = Assignment.objects.filter(institution__in=writes_for(member), state=AssignmentState.EDITS_REQUESTED)
    return [
        WaitingLine(
            title=with_language(assignment, "title"),
            url=reverse("institution_assignments:edit", args=[assignment.reference]),
            text=_("The programme office asks for changes. Please make them and send the assignment again."),
        )
        for assignment in given_back.order_by("pk")
    ]
