"""An appeal: what money is asked for, how much, until when, and what happens with it in each case."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from casework.money import MINOR_DIGITS, written
from casework.refusals import Refused
from home.models import ProjectPage
from payments.currencies import CURRENCIES
from skills_match.enums import AssignmentState
from skills_match.models import Assignment

from ..enums import AppealEnd, AppealState, Leftover

_CURRENCIES = [(code, code) for code in CURRENCIES]
#: What was promised to whoever has given.
PROMISED = (
    "goal",
    "currency",
    "ends_on",
    "if_missed",
    "if_exceeded",
    "if_cancelled",
    "fallback",
    "assignment",
    "project",
)
#: What they read: in a language in which it was missing it may still be written.
READ = tuple(f"{name}_{code}" for name in ("title", "summary", "text") for code, _name in settings.FULL_LANGUAGES)


#: Of a line of the budget.
LABELS = tuple(f"label_{code}" for code, _name in settings.FULL_LANGUAGES)


class PromiseStands(Refused):
    text = _(
        "This appeal is open: what givers read about it, its budget, its last day and what was promised about "
        "the money cannot change any more. Write what is new as an update."
    )


class AppealQuerySet(models.QuerySet):
    def public(self) -> "AppealQuerySet":
        """What everybody reads, also after its end."""
        return self.exclude(state=AppealState.DRAFT)

    def taking(self) -> "AppealQuerySet":
        """What takes gifts today."""
        in_time = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
        on_course = Q(assignment=None) | ~Q(assignment__state=AssignmentState.CANCELLED)
        return self.filter(in_time, on_course, state=AppealState.OPEN)

    def over(self) -> "AppealQuerySet":
        """Still open, and takes nothing any more: finance closes them."""
        is_late = Q(ends_on__lt=timezone.localdate())
        return self.filter(is_late | Q(assignment__state=AssignmentState.CANCELLED), state=AppealState.OPEN)

    def note_change(self) -> None:
        """What they have reached, or who gave, is another than before."""
        self.update(changed_at=timezone.now())


class Appeal(ClusterableModel):
    """Money is asked for a project or an assignment. `goal` is in whole units of `currency`.

    What givers read and what was promised to them never changes after the appeal has opened; what is new is an update.
    """

    slug = models.SlugField(_("address"), unique=True, max_length=60)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("in one sentence"), max_length=240)
    text = models.TextField(_("what the money is for"), max_length=4000)
    project = models.ForeignKey(
        ProjectPage, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    assignment = models.ForeignKey(
        Assignment, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("assignment")
    )
    goal = models.PositiveIntegerField(
        _("goal"), validators=[MinValueValidator(1)], help_text=_("In whole units of the currency.")
    )
    currency = models.CharField(_("currency"), max_length=3, choices=_CURRENCIES)
    suggested = models.CharField(
        _("suggested amounts"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(r"^\d+( *, *\d+)*$", _("Whole numbers with commas between them."))],
        help_text=_("In whole units of the currency, for example: 20, 50, 100"),
    )
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    if_missed = models.CharField(_("if the goal is not reached"), max_length=10, choices=Leftover)
    if_exceeded = models.CharField(_("what comes above the goal"), max_length=10, choices=Leftover)
    if_cancelled = models.CharField(_("if it does not take place"), max_length=10, choices=Leftover)
    fallback = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("the other appeal")
    )
    state = models.CharField(_("state"), max_length=10, choices=AppealState, default=AppealState.DRAFT, editable=False)
    end = models.CharField(_("how it ended"), max_length=10, choices=AppealEnd, blank=True, editable=False)
    closing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    #: Also when its gifts change: pages that are kept for everybody are made again.
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            models.CheckConstraint(
                condition=Q(fallback__isnull=False)
                | ~(Q(if_missed="move") | Q(if_exceeded="move") | Q(if_cancelled="move")),
                name="an_appeal_always_names_where_its_gifts_go",
                violation_error_message=_("Name the other appeal to which gifts go."),
            ),
            models.CheckConstraint(condition=~Q(fallback=F("id")), name="gifts_of_an_appeal_never_go_in_a_circle"),
            models.CheckConstraint(condition=Q(goal__gt=0), name="an_appeal_never_asks_for_nothing"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open"]) | ~Q(end=""), name="an_appeal_never_closes_without_saying_how"
            ),
            models.CheckConstraint(
                condition=~Q(closed_by=F("closing_by")), name="nobody_closes_the_appeal_they_proposed_to_close"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("contributions:appeal", args=[self.slug])

    def clean(self) -> None:
        if self.breaks_a_promise([*PROMISED, *READ]):
            raise ValidationError(PromiseStands.text)

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """By whatever road: raises PromiseStands."""
        if self.breaks_a_promise([*PROMISED, *READ] if update_fields is None else update_fields):
            raise PromiseStands
        super().save(*args, update_fields=update_fields, **kwargs)

    def breaks_a_promise(self, names: Iterable[str]) -> bool:
        """Whether one of `names` is another than when this appeal was opened."""
        guarded = [name for name in names if name in PROMISED or name in READ]
        stored = _opened(self.pk) if guarded and self.pk else None
        return stored is not None and any(_is_another(stored, self, name) for name in guarded)

    @property
    def goal_minor(self) -> int:
        return self.goal * 10 ** MINOR_DIGITS[self.currency]

    @property
    def written_goal(self) -> str:
        return written(self.goal_minor, self.currency)

    @property
    def is_taking(self) -> bool:
        """Whether it takes gifts today."""
        in_time = self.ends_on is None or self.ends_on >= timezone.localdate()
        is_off = self.assignment is not None and self.assignment.state == AssignmentState.CANCELLED
        return self.state == AppealState.OPEN and in_time and not is_off

    @property
    def is_closed(self) -> bool:
        """Two people have said how it ended. Before, it is nobody's to read outside of finance."""
        return self.state == AppealState.CLOSED

    @property
    def offered_minor(self) -> list[int]:
        """The suggested amounts, in the smallest unit."""
        unit = 10 ** MINOR_DIGITS[self.currency]
        return [int(part) * unit for part in self.suggested.split(",") if part.strip()]


def _opened(pk: int | None) -> "Appeal | None":
    return Appeal.objects.filter(pk=pk).exclude(state=AppealState.DRAFT).first()


def _is_another(stored: models.Model, now: models.Model, name: str) -> bool:
    before, after = getattr(stored, name), getattr(now, name)
    return before != after and not (name in READ + LABELS and not before)


class BudgetLine(Orderable):
    """A part of the goal, in whole units of its currency. Of an open appeal it never changes."""

    appeal = ParentalKey(Appeal, on_delete=models.CASCADE, related_name="budget")
    label = models.CharField(_("what for"), max_length=120)
    amount = models.PositiveIntegerField(_("amount"), help_text=_("In whole units of the currency."))

    class Meta(Orderable.Meta):
        verbose_name = _("line of the budget")

    def __str__(self) -> str:
        return self.label

    def save(self, *args, **kwargs) -> None:
        """Raises PromiseStands."""
        stored = BudgetLine.objects.filter(pk=self.pk).first() if self.pk else None
        is_same = stored is not None and not any(_is_another(stored, self, name) for name in ("amount", *LABELS))
        if not is_same and _opened(self.appeal_id):
            raise PromiseStands
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Raises PromiseStands."""
        if _opened(self.appeal_id):
            raise PromiseStands
        return super().delete(*args, **kwargs)


class AppealUpdate(Orderable):
    """What has happened since."""

    appeal = ParentalKey(Appeal, on_delete=models.CASCADE, related_name="updates")
    day = models.DateField(_("day"), default=timezone.localdate)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=2000)

    class Meta(Orderable.Meta):
        verbose_name = _("update")

    def __str__(self) -> str:
        return self.title
