"""Who sees which application, in one place: lists, exports and pages use the same words."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from diaspora.enums import InstitutionState, MemberRole
from diaspora.models import Profile
from diaspora.models.user import person_called
from diaspora.rules import is_office, memberships_of

from ...enums import (
    APPLICATION_OPEN,
    APPLICATION_SENT,
    APPLICATION_TAKES_POST,
    APPLICATION_WAITS,
    ApplicationState,
)

#: Each says which applications somebody must not find though their role would let them. Apps above add theirs.
HIDDEN: list[Callable[[Any], models.Q]] = []
_SENT = models.Q(state__in=APPLICATION_SENT, submitted_at__isnull=False)


class ApplicationQuerySet(models.QuerySet):
    def sent(self):
        """What was really sent: a draft that ended with its assignment was not."""
        return self.filter(_SENT)

    def sent_or_begun(self):
        """What was really sent, and drafts that may still be."""
        return self.filter(_SENT | models.Q(state=ApplicationState.DRAFT))

    def visible_to(self, user):
        """One's own; those sent to an institution for its reviewers; the office all that were sent."""
        if not user.is_authenticated:
            return self.none()
        own = models.Q(profile__user=user)
        theirs = _SENT if is_office(user) else hosted_for_review(user) & _SENT
        return self.filter(own | (theirs & ~_hidden_from(user)))

    def for_office(self, user):
        """What an officer works on: all that were sent, but never their own application, nor what is hidden from
        them."""
        if not is_office(user):
            return self.none()
        return self.sent().exclude(_own(user)).exclude(_hidden_from(user))

    def of_applicant(self, user):
        """One's own: first what waits for an answer, then drafts and what is under way, then what has ended."""
        return self.filter(profile__user=user).order_by(
            models.Case(
                models.When(state__in=[ApplicationState.OFFERED, ApplicationState.MORE_INFO], then=0),
                models.When(state__in=[ApplicationState.DRAFT, *APPLICATION_TAKES_POST, *APPLICATION_OPEN], then=1),
                default=2,
            ),
            "-created_at",
            "-id",
        )

    def for_host(self, user):
        """What a reviewer or manager reads: sent to one of their institutions, but never their own application, nor
        what is hidden from them."""
        sent = self.sent().filter(hosted_for_review(user))
        return sent.exclude(_own(user)).exclude(_hidden_from(user))

    def named(self, text: str):
        """Those whose applicant or assignment carries every word of `text` in name, address or reference."""
        found = self
        for word in text.split():
            found = found.filter(
                person_called(word, "profile__user__") | models.Q(assignment__reference__icontains=word)
            )
        return found

    def overdue(self):
        """Those that have waited for the office, or for an answer of the applicant, for longer than they should."""
        now = timezone.now()
        late = models.Q()
        for state, days in APPLICATION_WAITS.items():
            late |= models.Q(state=state, in_state_since__lt=now - datetime.timedelta(days=days))
        return self.filter(late)

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries."""
        return self.select_related(
            "assignment__institution", "assignment__programme", "profile__user", "officer"
        ).prefetch_related("assignment__institution__names")


def _own(user) -> models.Q:
    """Asked without a join: to count what an officer works on, nobody reads the profile behind each of them."""
    return models.Q(profile__in=Profile.objects.filter(user=user))


def _hidden_from(user) -> models.Q:
    """Nothing where no app above hides anything."""
    return models.Q(*(hides(user) for hides in HIDDEN), _connector=models.Q.OR) if HIDDEN else models.Q(pk__in=[])


def hosted_for_review(user) -> models.Q:
    """Of an assignment of an approved institution at which `user` is reviewer or manager."""
    reviewed = [
        m.institution_id
        for m in memberships_of(user)
        if m.role != MemberRole.AUTHOR and m.institution.state == InstitutionState.APPROVED
    ]
    return models.Q(assignment__institution__in=reviewed)
