"""A short assignment that a host asks for: its terms of reference and its state."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.enums import CEFR, EducationLevel, InstitutionState
from diaspora.models import District, Institution, InstitutionPlan, Language, PrivateFile, Region, Sector
from diaspora.name_fields import Title

from ..enums import (
    ASSIGNMENT_PUBLIC,
    LEVEL_WORDS,
    AllowanceKind,
    AllowanceUnit,
    AnswerKind,
    AssignmentState,
    DevelopmentGoal,
    Importance,
    Mode,
    SkillLevel,
)
from .concept import Concept
from .programme import Programme, or_general
from .querysets import CLOSING_ZONE, AssignmentQuerySet


class Assignment(models.Model):
    """Terms of reference. Everything but institution, author and state may be empty while it is a draft."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="assignments")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, blank=True, verbose_name=_("programme"), related_name="assignments"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(
        _("state"), max_length=20, choices=AssignmentState, default=AssignmentState.DRAFT, editable=False, db_index=True
    )
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    #: The form that made the draft: sent twice, it makes one.
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    title = Title(_("title"), max_length=140, blank=True)
    background = models.TextField(_("background"), max_length=4000, blank=True)
    objective = models.TextField(_("objective"), max_length=1000, blank=True)
    tasks = models.TextField(_("tasks"), max_length=4000, blank=True)
    deliverables = models.TextField(_("deliverables"), max_length=4000, blank=True)

    unit = Title(_("unit or department"), max_length=150, blank=True)
    supervisor_name = Title(_("name of the supervisor"), max_length=150, blank=True)
    supervisor_position = Title(_("position of the supervisor"), max_length=150, blank=True)
    counterparts = models.TextField(
        _("counterparts who will learn"), max_length=1000, blank=True, help_text=_("One person a line: name, position.")
    )
    learners = models.TextField(_("who else learns"), max_length=1000, blank=True)
    learner_count = models.PositiveSmallIntegerField(_("how many people learn"), null=True, blank=True)
    lasting_evidence = models.TextField(_("what stays behind"), max_length=1000, blank=True)

    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("sector"), related_name="+"
    )
    occupation = models.ForeignKey(
        Concept, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("occupation"), related_name="+"
    )
    minimum_experience_years = models.PositiveSmallIntegerField(
        _("minimum experience, in years"), default=0, validators=[MaxValueValidator(40)]
    )
    minimum_education = models.PositiveSmallIntegerField(
        _("minimum education"), choices=EducationLevel, null=True, blank=True
    )
    licence_needed = models.CharField(_("licence needed"), max_length=200, blank=True)

    mode = models.CharField(_("mode"), max_length=10, choices=Mode, blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("region"), related_name="+"
    )
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("district"), related_name="+"
    )
    starts_from = models.DateField(_("earliest start"), null=True, blank=True)
    starts_until = models.DateField(_("latest start"), null=True, blank=True)
    length_days = models.PositiveSmallIntegerField(
        _("length in days"), null=True, blank=True, validators=[MinValueValidator(5), MaxValueValidator(550)]
    )
    visits = models.PositiveSmallIntegerField(_("number of visits"), default=1, validators=[MaxValueValidator(12)])
    posts = models.PositiveSmallIntegerField(
        _("number of posts"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    plan = models.ForeignKey(
        InstitutionPlan,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("plan that it serves"),
        related_name="assignments",
    )
    letter = models.ForeignKey(
        PrivateFile,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("letter of support by the head"),
        related_name="+",
    )
    readiness = models.JSONField(_("what is ready"), default=list, blank=True)
    development_goal = models.CharField(
        _("sustainable development goal"), max_length=2, choices=DevelopmentGoal, blank=True
    )
    national_plan = models.CharField(_("line of the national plan"), max_length=200, blank=True)

    closing_on = models.DateField(_("closing day"), null=True, blank=True)
    publish_on = models.DateField(_("publish on"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True, editable=False)
    decision_reason = models.TextField(_("reason of the decision"), blank=True, editable=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("assignment")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_until__gte=models.F("starts_from"))
                | models.Q(starts_until=None)
                | models.Q(starts_from=None),
                name="latest_start_is_never_before_earliest",
                violation_error_message=_("The latest start cannot be before the earliest start."),
            ),
            models.CheckConstraint(condition=models.Q(posts__range=(1, 50)), name="one_to_fifty_posts_per_assignment"),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(ASSIGNMENT_PUBLIC)) | models.Q(published_at__isnull=False),
                name="a_public_assignment_never_lacks_its_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AssignmentState.REJECTED, decision_reason=""),
                name="a_refused_assignment_never_lacks_the_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.reference

    def save(self, *args, **kwargs) -> None:
        if self.programme_id is None:
            self.programme = or_general(None)
        super().save(*args, **kwargs)

    @property
    def closes_at(self) -> datetime.datetime | None:
        """The first moment at which it is closed: midnight after the closing day in Dar es Salaam."""
        if self.closing_on is None:
            return None
        return datetime.datetime.combine(
            self.closing_on + datetime.timedelta(days=1), datetime.time.min, tzinfo=CLOSING_ZONE
        )

    @property
    def is_over(self) -> bool:
        """The closing day has ended. The clock closes it soon after; nobody slips in between."""
        return self.closes_at is not None and self.closes_at <= timezone.now()

    @property
    def is_paused(self) -> bool:
        """Published, but its institution is suspended: it comes back as it was when the institution does."""
        return self.state == AssignmentState.PUBLISHED and self.institution.state != InstitutionState.APPROVED

    @property
    def is_open(self) -> bool:
        """Takes applications now: the same words as `AssignmentQuerySet.open`."""
        return self.state == AssignmentState.PUBLISHED and not self.is_over and not self.is_paused

    @property
    def is_public(self) -> bool:
        """Anybody may read it, open or closed."""
        return self.state in ASSIGNMENT_PUBLIC


class AssignmentSkill(models.Model):
    """One skill that the assignment asks for."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="+")
    importance = models.CharField(_("importance"), max_length=10, choices=Importance, default=Importance.MUST)
    level = models.PositiveSmallIntegerField(_("level"), choices=SkillLevel, default=SkillLevel.WORKING)

    class Meta:
        ordering = ["-importance", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "skill"], name="only_one_row_per_skill_and_assignment"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 4)), name="level_asked_for_is_one_to_four"),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"

    @property
    def level_word(self) -> str:
        return str(LEVEL_WORDS[SkillLevel(self.level)])


class AssignmentLanguage(models.Model):
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="languages")
    language = models.ForeignKey(Language, on_delete=models.PROTECT, verbose_name=_("language"), related_name="+")
    level = models.CharField(_("level"), max_length=2, choices=CEFR)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "language"],
                name="only_one_level_per_language_and_assignment",
                violation_error_message=_("This language is already in your list."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.level}"


class AssignmentQuestion(models.Model):
    """A question that every applicant answers."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=300)
    kind = models.CharField(_("how it is answered"), max_length=6, choices=AnswerKind, default=AnswerKind.TEXT)
    choices = models.TextField(_("answers to choose from"), max_length=1000, blank=True)
    is_required = models.BooleanField(_("an answer is required"), default=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Criterion(models.Model):
    """A selection criterion with its weight in percent."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="criteria")
    text = models.CharField(_("criterion"), max_length=200)
    weight = models.PositiveSmallIntegerField(
        _("weight in %"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        ordering = ["-weight", "id"]
        verbose_name = _("selection criterion")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weight__range=(1, 100)), name="weight_of_a_criterion_is_one_to_a_hundred_percent"
            )
        ]

    def __str__(self) -> str:
        return self.text


class AllowanceLine(models.Model):
    """An allowance that goes with the assignment. `amount_minor` is in the smallest unit of `currency`."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="allowances")
    kind = models.CharField(_("kind"), max_length=12, choices=AllowanceKind)
    unit = Title(_("paid"), max_length=6, choices=AllowanceUnit)
    amount_minor = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=[("TZS", "TZS"), ("USD", "USD"), ("EUR", "EUR")])
    source = models.CharField(_("source of the rate"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount_minor} {self.currency}"


class FieldComment(models.Model):
    """What the office asks to be changed, at one field (`field` is a name of Assignment, or empty for the whole)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="comments")
    field = models.CharField(_("field"), max_length=40, blank=True)
    text = models.TextField(_("comment"), max_length=1000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return self.text[:60]
