"""Months in which nothing is entered any more."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from skills_match.models import Programme


class ClosedMonthQuerySet(models.QuerySet):
    def closed(self) -> "ClosedMonthQuerySet":
        """Those that are closed now."""
        return self.filter(opened_at=None)

    def covers(self, programme: int, day: datetime.date) -> bool:
        """Whether nothing is entered on `day` in `programme`.

        Holds the programme to the end of the transaction: whoever closes a month waits for what is being entered, and
        the other way round.
        """
        list(Programme._base_manager.select_for_update(no_key=True).filter(pk=programme).values_list("pk"))
        return self.closed().filter(programme=programme, month=day.replace(day=1)).exists()


class ClosedMonth(models.Model):
    """A month of the accounts of a programme, by its first day. It is opened again by two people: one asks and says
    why, another opens; the row stays as history, and the month can be closed again."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="closed_months")
    month = models.DateField(_("month"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked to be opened"), null=True, blank=True)
    reason = models.CharField(_("why it is to be opened"), max_length=300, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)

    objects = ClosedMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-pk"]
        verbose_name = _("closed month")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "month"],
                condition=models.Q(opened_at=None),
                name="a_month_of_a_programme_is_closed_only_once",
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="a_closed_month_begins_with_its_first_day"),
            models.CheckConstraint(
                condition=models.Q(asked_by=None, asked_at=None, reason="")
                | (models.Q(asked_at__isnull=False) & ~models.Q(reason="")),
                name="whoever_asks_to_open_a_month_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(opened_by=None, opened_at=None)
                | models.Q(opened_at__isnull=False, asked_at__isnull=False),
                name="no_month_is_opened_unless_somebody_asked",
            ),
            models.CheckConstraint(
                condition=~models.Q(opened_by=models.F("asked_by")), name="nobody_opens_a_closed_month_alone"
            ),
        ]

    def __str__(self) -> str:
        return date_format(self.month, "YEAR_MONTH_FORMAT")
