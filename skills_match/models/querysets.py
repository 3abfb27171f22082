"""Who sees which assignment and application, in one place: lists, search hits, exports and pages use the same words."""

from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone

from diaspora.enums import InstitutionState
from diaspora.rules import is_office, membership_of

from ..enums import APPLICATION_SENT, ASSIGNMENT_PUBLIC, AssignmentState

#: Vacancies close at the end of the closing day in this time zone.
CLOSING_ZONE = ZoneInfo("Africa/Dar_es_Salaam")


class AssignmentQuerySet(models.QuerySet):
    def public(self):
        """Open or closed, readable by anybody."""
        return self.filter(state__in=ASSIGNMENT_PUBLIC)

    def open(self):
        """Takes applications now; the closing day counts to its end in Dar es Salaam."""
        return self.filter(state=AssignmentState.PUBLISHED).filter(
            models.Q(closing_on=None) | models.Q(closing_on__gte=today_in_closing_zone())
        )

    def visible_to(self, user):
        """The office sees all that was submitted, a member all of the own institution, everybody the public ones."""
        if is_office(user):
            return self.exclude(state=AssignmentState.DRAFT)
        membership = membership_of(user)
        if membership is None:
            return self.public()
        return self.filter(
            models.Q(state__in=ASSIGNMENT_PUBLIC)
            | models.Q(institution__in=[m.institution_id for m in user._memberships])
        )

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries."""
        return self.select_related("institution", "region", "district", "sector").prefetch_related("institution__names")


class ApplicationQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(state__in=APPLICATION_SENT)

    def visible_to(self, user):
        """One's own; those sent to an institution for its reviewers; the office all that were sent."""
        if not user.is_authenticated:
            return self.none()
        own = models.Q(profile__user=user)
        if is_office(user):
            return self.filter(own | models.Q(state__in=APPLICATION_SENT))
        hosted = models.Q(
            assignment__institution__in=[
                m.institution_id
                for m in (user._memberships if membership_of(user) else [])
                if m.role != "author" and m.institution.state == InstitutionState.APPROVED
            ],
            state__in=APPLICATION_SENT,
        )
        return self.filter(own | hosted)


def today_in_closing_zone():
    return timezone.now().astimezone(CLOSING_ZONE).date()
