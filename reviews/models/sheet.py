"""What one reviewer says about one file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import SHEET_COUNTS, SheetState
from ..scale import HIGHEST
from .criterion import ReviewCriterion
from .reviewer import Reviewer
from .round import Round
from .subject import Subject


class SheetQuerySet(models.QuerySet):
    def counting(self) -> "SheetQuerySet":
        """Given, or still to come."""
        return self.filter(state__in=SHEET_COUNTS, subject__left_at=None)

    def waiting(self) -> "SheetQuerySet":
        return self.filter(state=SheetState.WAITING, subject__left_at=None)

    def given(self) -> "SheetQuerySet":
        return self.filter(state=SheetState.GIVEN, subject__left_at=None)

    def visible_to(self, user) -> "SheetQuerySet":
        """A reviewer's own, as long as the file is theirs to judge: with a conflict it does not exist for them."""
        return self.filter(reviewer__user=user, state__in=SHEET_COUNTS, subject__left_at=None)


class Sheet(models.Model):
    """The scores of one reviewer for one file. While it waits, scores are kept and nobody else reads them."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheets")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="sheets")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="sheets")
    state = models.CharField(_("state"), max_length=10, choices=SheetState, default=SheetState.WAITING, editable=False)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    wants_talk = models.BooleanField(_("let us discuss"), default=False)
    given_at = models.DateTimeField(_("given"), null=True, blank=True, editable=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["subject__number", "pk"]
        verbose_name = _("score sheet")
        constraints = [
            models.UniqueConstraint(fields=["subject", "reviewer"], name="only_one_sheet_per_reviewer_and_file"),
            models.CheckConstraint(
                condition=~models.Q(state=SheetState.GIVEN) | models.Q(given_at__isnull=False),
                name="a_given_sheet_never_lacks_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id}/{self.reviewer_id}"

    @property
    def is_given(self) -> bool:
        return self.state == SheetState.GIVEN


class SheetScore(models.Model):
    """The answer to one criterion; without a `value` the criterion does not suit this file."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(ReviewCriterion, on_delete=models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)

    class Meta:
        ordering = ["criterion__number"]
        verbose_name = _("score")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="only_one_score_per_criterion_and_sheet"),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__range=(0, HIGHEST)), name="scores_are_zero_to_four"
            ),
        ]

    def __str__(self) -> str:
        return "–" if self.value is None else str(self.value)
