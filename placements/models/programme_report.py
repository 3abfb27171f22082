"""Reports of programmes whose figures stay what they were, and the papers that are made of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.models import Programme

from .claims import Grant


class ProgrammeReport(models.Model):
    """The figures of whole months, of all or of what one grant carried, as they were on the day on which they were
    frozen. `tables` are those of `programme_reports.figures`, in every language. Of the same months there is one a
    calendar month (`edition`): whoever compares two learns no number of a few people."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="reports")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    edition = models.DateField(_("month in which it was frozen"))
    tables = models.JSONField(default=list, editable=False)
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-frozen_at", "-pk"]
        verbose_name = _("report of a programme")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "grant", "first_on", "last_on", "edition"],
                name="one_report_of_a_grant_and_its_months_a_month",
            ),
            models.UniqueConstraint(
                fields=["programme", "first_on", "last_on", "edition"],
                condition=models.Q(grant=None),
                name="one_report_of_a_programme_and_its_months_a_month",
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on"), edition__gt=models.F("last_on")),
                name="only_months_that_are_over_are_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.first_on:%Y-%m-%d} – {self.last_on:%Y-%m-%d}"


class ReportDocument(models.Model):
    """A frozen report on paper in one language; the worker makes it. `is_pdf` is False on a machine that draws none:
    then it is a page to print."""

    report = models.ForeignKey(ProgrammeReport, on_delete=models.CASCADE, related_name="documents")
    language = models.CharField(_("language"), max_length=8)
    content = models.BinaryField(null=True, editable=False)
    is_pdf = models.BooleanField(default=True, editable=False)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    class Meta:
        ordering = ["language"]
        verbose_name = _("report of a programme on paper")
        constraints = [
            models.UniqueConstraint(fields=["report", "language"], name="only_one_paper_of_a_report_and_language"),
            models.CheckConstraint(
                condition=models.Q(made_at=None) | models.Q(content__isnull=False),
                name="a_paper_that_is_made_never_lacks_its_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.language}"
