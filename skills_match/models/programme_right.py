"""A right in a programme: proposed by one, confirmed by another, between two days."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.models.overlaps import NeverOverlaps, in_range

from ..enums import Right
from .programme import Programme


class ProgrammeRightQuerySet(models.QuerySet):
    def confirmed(self):
        """Given by two people, whatever the day."""
        return self.filter(confirmed_at__isnull=False)

    def in_force(self, day: datetime.date):
        """Given by two people, begun and not ended on `day`."""
        still = models.Q(ends_on=None) | models.Q(ends_on__gte=day)
        return self.confirmed().filter(still, starts_on__lte=day)

    def for_lists(self):
        return self.select_related("user", "proposed_by", "confirmed_by").order_by("right", "-starts_on", "pk")


class ProgrammeRight(models.Model):
    """`user` holds `right` in `programme` from `starts_on` until the end of `ends_on`. It counts when it is confirmed.

    Ask `skills_match.rules.may`, not this table.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rights")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="programme_rights")
    right = models.PositiveSmallIntegerField(_("right"), choices=Right)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = ProgrammeRightQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("right in a programme")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(confirmed_by=models.F("proposed_by")), name="a_right_is_never_given_by_one_person"
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("proposed_by")) & ~models.Q(user=models.F("confirmed_by")),
                name="nobody_gives_a_right_to_themselves",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | models.Q(confirmed_at__isnull=False),
                name="a_confirmed_right_never_lacks_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")) | models.Q(ends_on=None),
                name="a_right_never_ends_before_it_begins",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=in_range("starts_on", "ends_on"),
                name="days_of_a_right_are_of_this_time",
                violation_error_message=_("Choose days between 2000 and 2199."),
            ),
            NeverOverlaps(
                keys=["programme", "user", "right"],
                first="starts_on",
                last="ends_on",
                name="a_right_never_overlaps_itself",
                violation_error_message=_("This person has this right, or is proposed for it, on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_right_display()}"

    def holds_on(self, day: datetime.date) -> bool:
        """The same words as `in_force`, for a row at hand."""
        return self.confirmed_at is not None and self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
