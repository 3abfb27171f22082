"""An application: what a person sent for one assignment, frozen as it was sent."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import PrivateFile, Profile

from ..enums import APPLICANT_LABELS, APPLICATION_TONES, APPLICATION_WAITS, ApplicationState
from .assignment import Assignment, AssignmentQuestion
from .programme import ProgrammeRule
from .querysets import ApplicationQuerySet


class Application(models.Model):
    """One person's application for one assignment. `snapshot` is the profile as it was when it was sent."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="applications")
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="applications")
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=ApplicationState,
        default=ApplicationState.DRAFT,
        editable=False,
        db_index=True,
    )
    motivation = models.TextField(_("why you, and what you would leave behind"), max_length=4000, blank=True)
    available_from = models.DateField(_("available from"), null=True, blank=True)
    available_until = models.DateField(_("available until"), null=True, blank=True)
    cv = models.ForeignKey(PrivateFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    snapshot = models.JSONField(_("profile as it was sent"), default=dict, editable=False)
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    requested_info = models.TextField(_("question of the office"), max_length=2000, blank=True, editable=False)
    supplied_info = models.TextField(_("your answer"), max_length=4000, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    #: The closing day that the owner of the draft was told to be near.
    told_of_closing_on = models.DateField(_("told of the closing day"), null=True, blank=True, editable=False)
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("application")
        # The list of the office begins with the newest ones.
        indexes = [models.Index(fields=["-submitted_at", "-id"], name="applications_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "profile"], name="only_one_application_per_person_and_assignment"
            ),
            models.CheckConstraint(
                condition=models.Q(available_until__gte=models.F("available_from"))
                | models.Q(available_until=None)
                | models.Q(available_from=None),
                name="availability_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[ApplicationState.DRAFT, ApplicationState.CANCELLED_BY_HOST])
                | models.Q(submitted_at__isnull=False),
                name="what_was_sent_never_lacks_its_time",
            ),
        ]

    def __str__(self) -> str:
        # The log keeps this with every line: no history should hold a name.
        return f"{self.assignment.reference}/{self.pk}"

    @property
    def shown_name(self) -> str:
        """What the applicant was called when it was sent, else what they are called now."""
        return self.snapshot.get("name") or str(self.profile)

    @property
    def applicant_label(self) -> str:
        """The state in the words that the applicant reads."""
        return str(APPLICANT_LABELS[ApplicationState(self.state)])

    @property
    def tone(self) -> str:
        """The tone of the tag that shows the state."""
        return APPLICATION_TONES.get(ApplicationState(self.state), "neutral")

    @property
    def is_overdue(self) -> bool:
        """Has rested in its state for longer than it should: the same words as `ApplicationQuerySet.overdue`."""
        days = APPLICATION_WAITS.get(ApplicationState(self.state))
        return days is not None and self.in_state_since < timezone.now() - datetime.timedelta(days=days)


class Answer(models.Model):
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(AssignmentQuestion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("answer"), max_length=2000, blank=True)

    class Meta:
        ordering = ["question_id"]
        constraints = [models.UniqueConstraint(fields=["application", "question"], name="only_one_answer_per_question")]

    def __str__(self) -> str:
        return self.text[:60]


class AnswerFile(models.Model):
    """The file with which a question was answered; its name stands nowhere in the text of the answer."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="attached")
    file = models.ForeignKey(PrivateFile, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("file of an answer")

    def __str__(self) -> str:
        return str(self.answer_id)


class Declaration(models.Model):
    """What a person says about a rule of the programme that the portal cannot look up; without a row, nothing yet."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="declarations")
    rule = models.ForeignKey(ProgrammeRule, on_delete=models.PROTECT, related_name="+")
    is_met = models.BooleanField(_("confirmed"))

    class Meta:
        ordering = ["rule_id"]
        verbose_name = _("statement of an applicant")
        constraints = [
            models.UniqueConstraint(fields=["application", "rule"], name="only_one_statement_per_rule_and_application")
        ]

    def __str__(self) -> str:
        return str(self.rule)
