"""What came of an event: the report for everybody, and what people whom institutions sent have learnt."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Title

from .events import MOST, Event

_PERCENT = [MaxValueValidator(100)]


class TrainedGroup(models.Model):
    """People whom one institution sent to a training, in numbers without names. `before` and `after` are the results of
    the same check, in per cent."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="trained_groups", verbose_name=_("event"))
    institution = Title(_("institution"), max_length=160)
    sent = models.PositiveIntegerField(_("people whom it sent"), validators=[MOST])
    stayed = models.PositiveIntegerField(_("of these stayed to the end"), validators=[MOST])
    before = models.PositiveSmallIntegerField(
        _("result before, in per cent"),
        null=True,
        blank=True,
        validators=_PERCENT,
        help_text=_("Of the same check before and after, on average."),
    )
    after = models.PositiveSmallIntegerField(_("result after, in per cent"), null=True, blank=True, validators=_PERCENT)

    class Meta:
        ordering = ["institution", "id"]
        verbose_name = _("institution that sent people")
        verbose_name_plural = _("institutions that sent people")
        constraints = [
            models.CheckConstraint(
                condition=Q(stayed__lte=F("sent")),
                name="no_more_stay_than_were_sent",
                violation_error_message=_("No more people can have stayed than were sent."),
            ),
            models.CheckConstraint(
                condition=(Q(before=None) | Q(before__lte=100)) & (Q(after=None) | Q(after__lte=100)),
                name="a_check_is_never_passed_by_more_than_all",
            ),
        ]

    def __str__(self) -> str:
        return self.institution


class EventReport(models.Model):
    """One for each event. `tables` are frozen when it is released, in the shape of `reports.figures`; until then
    readers see nothing."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="report", verbose_name=_("event"))
    text = models.TextField(_("what came of it"), max_length=6000)
    tables = models.JSONField(default=list, editable=False)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("released by"),
    )

    class Meta:
        verbose_name = _("report of an event")
        verbose_name_plural = _("reports of events")

    def __str__(self) -> str:
        return str(self.event)
