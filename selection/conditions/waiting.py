"""Conditions that wait: for the person, for the host, for the office."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.translated.spoken import with_language
from casework.waiting import Oldest, Recipient, WaitingLine, waits_for, waits_longest_for
from diaspora.models import User
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ..enums import ConditionOwner, ConditionState
from ..models import Condition

#: How many of the oldest are named.
OLDEST = 5


def _open(owner: ConditionOwner):
    mine = Condition.objects.filter(owner=owner, state=ConditionState.OPEN)
    accepted = mine.filter(application__state=ApplicationState.ACCEPTED)
    return accepted.select_related("application__assignment").order_by("due_on", "pk")


@waits_for(Recipient.PERSON, order=6)
def conditions_to_see_to(person: User) -> list[WaitingLine]:
    """One line for each application, with the nearest day."""
    by_application: dict[int, list[Condition]] = {}
    for row in _open(ConditionOwner.PERSON).filter(application__profile__user=person):
        by_application.setdefault(row.application_id, []).append(row)
    return [_line(rows) for rows in by_application.values()]


def _line(rows: list[Condition]) -> WaitingLine:
    text = ngettext("%(number)s condition waits for you.", "%(number)s conditions wait for you.", len(rows)) % {
        "number": len(rows)
    }
    return WaitingLine(
        title=with_language(rows[0].application.assignment, "title"),
        url=reverse("my:conditions", args=[rows[0].application_id]),
        text=text,
        answer_by=rows[0].due_on,
    )


@waits_for(Recipient.INSTITUTION, order=21)
def conditions_of_the_host(member: User) -> list[WaitingLine]:
    hosted = _open(ConditionOwner.HOST).filter(application__in=Application.objects.for_host(member))
    return [
        WaitingLine(
            title=with_language(row.application.assignment, "title"),
            url=reverse("institution_assignments:condition", args=[row.application.assignment.reference, row.pk]),
            text=str(row),
            answer_by=row.due_on,
        )
        for row in hosted
    ]


@waits_longest_for(Recipient.OFFICE, order=21)
def conditions_handed_in(officer: User) -> Oldest:
    waiting = Condition.objects.filter(
        state=ConditionState.HANDED_IN, application__in=Application.objects.for_office(officer)
    ).select_related("application__assignment", "application__profile__user")
    return Oldest(
        "oldest-conditions",
        _("Conditions that were handed in"),
        [
            WaitingLine(
                title=str(row.application.profile),
                url=reverse("office:condition", args=[row.pk]),
                text=format_html("{} · {}", row, with_language(row.application.assignment, "title")),
                since=row.in_state_since,
            )
            for row in waiting.order_by("in_state_since", "pk")[:OLDEST]
        ],
    )
