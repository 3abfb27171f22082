"""Who sees which assignment, in one place: lists, search hits, exports and pages use the same words."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone

from diaspora.enums import InstitutionState
from diaspora.rules import is_office, memberships_of

from ...enums import (
    APPLICATION_SENT,
    ASSIGNMENT_PUBLIC,
    AssignmentState,
)
from ..concept import Concept

#: Vacancies close at the end of the closing day in this time zone.
CLOSING_ZONE = ZoneInfo("Africa/Dar_es_Salaam")


class AssignmentQuerySet(models.QuerySet):
    def public(self):
        """Open or closed, readable by anybody."""
        return self.filter(state__in=ASSIGNMENT_PUBLIC)

    def published(self):
        """In the public list until the closing day; a suspended institution pauses its assignments."""
        return self.filter(state=AssignmentState.PUBLISHED, institution__state=InstitutionState.APPROVED)

    def open(self):
        """Takes applications now; the closing day counts to its end in Dar es Salaam."""
        return self.published().filter(models.Q(closing_on=None) | models.Q(closing_on__gte=today_in_closing_zone()))

    def visible_to(self, user):
        """The office sees all that was submitted, a member all of their own institution, everybody the public ones."""
        if is_office(user):
            return self.exclude(state=AssignmentState.DRAFT)
        return self.filter(models.Q(state__in=ASSIGNMENT_PUBLIC) | _of_members(user))

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries."""
        return self.select_related("institution", "region", "district", "sector").prefetch_related("institution__names")

    def without_texts(self):
        """Without the long texts, which a list of titles never shows: most of what a row weighs."""
        names = ("background", "objective", "tasks", "deliverables", "learners", "lasting_evidence")
        return self.defer(*(f"{name}_{code}" for name in names for code, _name in settings.FULL_LANGUAGES))

    def with_applicant_counts(self, user):
        """`applicants`: how many applications `user` finds in the list of applicants, where that list is open."""
        sent = models.Q(applications__state__in=APPLICATION_SENT, applications__submitted_at__isnull=False)
        return self.annotate(
            applicants=models.Count("applications", filter=sent & ~models.Q(applications__profile__user=user))
        )

    def of_members(self, user):
        """Assignments of the institutions that `user` works for, in whatever state."""
        return self.filter(_of_members(user))

    def written_by(self, user):
        """What `user` may have to write: all of their institutions, and for the office what it types for one."""
        typed = models.Q(entered_assignment__isnull=False) if is_office(user) else models.Q(pk=None)
        return self.filter(_of_members(user) | typed)

    def for_matching(self):
        """What the score reads of an assignment, in a fixed number of queries."""
        return self.select_related("occupation").prefetch_related("skills", "languages")

    def for_terms(self):
        """Everything that `assignments/terms.html` shows, in a fixed number of queries."""
        labelled = Concept.objects.with_labels()
        return (
            self.for_lists()
            .select_related("programme", "plan")
            .prefetch_related(
                models.Prefetch("occupation", queryset=labelled),
                models.Prefetch("skills__skill", queryset=labelled),
                "languages__language",
                "questions",
                "criteria",
                "allowances",
                "cost_shares",
                "sites__site__region",
                "attachments",
                "public_answers",
                "programme__rules",
            )
        )


def _of_members(user) -> models.Q:
    return models.Q(institution__in=[m.institution_id for m in memberships_of(user)])


def today_in_closing_zone():
    return timezone.now().astimezone(CLOSING_ZONE).date()
