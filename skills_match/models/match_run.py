"""The log of matching: who was proposed for an assignment, in which order and why, as staff or a host saw it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import Profile
from diaspora.rules import is_office

from ..enums import AssignmentState, Audience, Band, MatchEngine
from .assignment import Assignment


class MatchRunQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office reads all of assignments that it knows; nobody else reads the past."""
        return self.exclude(assignment__state=AssignmentState.DRAFT) if is_office(user) else self.none()

    def for_lists(self):
        return self.select_related("assignment__institution", "reader").prefetch_related(
            "assignment__institution__names"
        )


class MatchRun(models.Model):
    """One ranking of people for one assignment. It is made once for the same data, rules and kind of reader; whoever
    looks again reads it again.

    `sequence` is the newest `IndexChange` that was there, and `pending` how many numbers below it were not: on
    PostgreSQL they come in out of order, and each makes new data.
    """

    assignment = models.ForeignKey(
        Assignment, on_delete=models.CASCADE, related_name="match_runs", verbose_name=_("assignment")
    )
    audience = models.CharField(_("shown to"), max_length=10, choices=Audience)
    meets_musts = models.BooleanField(_("only who meets every required skill"), default=False)
    only_possible = models.BooleanField(_("only whose profile rules nothing out"), default=False)
    sequence = models.PositiveBigIntegerField(_("data number"))
    pending = models.PositiveIntegerField(default=0)
    ruleset = models.CharField(_("rules"), max_length=20)
    taxonomy = models.TextField(_("vocabulary"), blank=True)
    engine = models.CharField(_("engine"), max_length=15, choices=MatchEngine)
    licence_needed = models.CharField(_("licence needed"), max_length=200, blank=True)
    minimum_experience_years = models.PositiveSmallIntegerField(_("minimum experience, in years"), default=0)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("first seen by"),
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True, db_index=True)

    objects = MatchRunQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("match run")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "audience", "meets_musts", "only_possible", "sequence", "pending", "ruleset"],
                name="only_one_match_run_per_data_and_kind_of_reader",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment.reference}, {timezone.localtime(self.made_at):%Y-%m-%d %H:%M}"


class MatchItem(models.Model):
    """One person in a run. When the account is deleted, only that somebody stood at this place remains.

    `parts` are whole numbers, as `matching.kept_scores` writes them.
    """

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="items", verbose_name=_("match run"))
    rank = models.PositiveSmallIntegerField(_("place in the list"))
    profile = models.ForeignKey(Profile, on_delete=models.SET_NULL, null=True, related_name="match_items")
    total = models.PositiveSmallIntegerField(_("points"))
    #: Empty for the same occupation without a required skill: no kind of match.
    band = models.CharField(_("kind of match"), max_length=10, choices=Band, blank=True)
    parts = models.JSONField(_("parts of the points"), null=True)

    class Meta:
        ordering = ["rank"]
        verbose_name = _("person in a match run")
        constraints = [
            models.UniqueConstraint(fields=["run", "rank"], name="only_one_person_per_place_of_a_match_run"),
            models.UniqueConstraint(fields=["run", "profile"], name="only_one_place_per_person_in_a_match_run"),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.rank}"
