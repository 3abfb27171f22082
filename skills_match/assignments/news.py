"""Who hears of what happens to an assignment. Texts are in templates/notices/assignment_*.txt."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.languages import in_every_language
from diaspora.enums import MemberRole
from diaspora.notices.letters import Letter, letters
from diaspora.notices.notify import OfficeWords, notify_many
from diaspora.rules import is_office

from ..enums import AssignmentState
from ..models import Assignment
from ..signals import assignment_letters_asked

#: What the office has to hear; everything else is told to the host.
FOR_OFFICE = {"assignment_submitted", "assignment_withdrawn"}
#: What people who saved the assignment hear too, in words of their own.
FOR_SAVERS = {"assignment_extended": "saved_extended", "assignment_reopened": "saved_reopened"}


def tell(*, assignment: Assignment, kind: str, by, reason: str = "") -> None:
    """Write one notice to each person concerned, except to the one who did it."""
    for_office = kind in FOR_OFFICE
    values = _values(assignment, by, reason)
    path = reverse("office:assignment" if for_office else "institution_assignments:edit", args=[assignment.reference])
    concerned = get_user_model().objects.in_charge_of(assignment) if for_office else _hosts(assignment)
    others = [user for user in concerned if by is None or user.pk != by.pk]
    notify_many(users=others, kind=kind, values=values, path=path)
    if kind in FOR_SAVERS and assignment.is_open:
        path = reverse("assignments:detail", args=[assignment.reference])
        notify_many(users=_savers(assignment), kind=FOR_SAVERS[kind], values=values, path=path)


def letters_of_move(*, assignment: Assignment, to: AssignmentState, by, reason: str) -> list[Letter]:
    """What people would read if `by` moved the assignment to `to` now: its hosts, and whoever else hears of it."""
    hosts = [user for user in _hosts(assignment) if user.pk != by.pk]
    own = letters(
        kind=f"assignment_{to}", values=_values(assignment, by, reason), readers=hosts, to=_("The institution")
    )
    asked = {"assignment": assignment, "to": to, "reason": reason}
    answers: list[tuple[Any, Any]] = assignment_letters_asked.send(sender=Assignment, **asked)
    return own + [letter for _receiver, answer in answers for letter in answer]


def _values(assignment: Assignment, by, reason: str) -> dict:
    return {
        "title": in_every_language(lambda: assignment),
        "institution": in_every_language(lambda: assignment.institution),
        "reference": assignment.reference,
        "reason": OfficeWords(reason) if by and is_office(by) else reason,
        "closing_day": assignment.closing_on,
        "publish_day": assignment.publish_on,
    }


def _savers(assignment: Assignment):
    """Who kept it for later. Whoever has applied knows, and whoever has begun to is told about the draft."""
    applied = assignment.applications.sent_or_begun().values("profile__user")
    return (
        get_user_model()
        .objects.filter(is_active=True, saved_assignments__assignment=assignment)
        .exclude(pk__in=applied)
        .order_by("pk")
    )


def _hosts(assignment: Assignment):
    """The author, while a member, and the managers of the institution."""
    return (
        get_user_model()
        .objects.filter(is_active=True, memberships__institution=assignment.institution_id)
        .filter(Q(pk=assignment.author_id) | Q(memberships__role=MemberRole.MANAGER))
        .distinct()
    )
