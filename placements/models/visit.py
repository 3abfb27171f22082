"""A visit: a stretch of days at the host or online with it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import VISITS_ONLINE, VisitKind
from .placement import Placement


class Visit(models.Model):
    """Planned from `starts_on` to `ends_on`, both included. The host confirms when it really began and ended.

    Online it has sessions of `session_minutes` instead of nights. `sequence` grows with each change, for calendars.
    """

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(_("kind"), max_length=10, choices=VisitKind)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    sessions = models.PositiveSmallIntegerField(_("number of sessions"), null=True, blank=True)
    session_minutes = models.PositiveSmallIntegerField(_("minutes of a session"), null=True, blank=True)
    came_on = models.DateField(_("came on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("visit")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_visit_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(left_on__gte=models.F("came_on")),
                name="nobody_leaves_before_they_came",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(came_on__isnull=False),
                name="nobody_leaves_who_never_came",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_online(self) -> bool:
        return self.kind in VISITS_ONLINE
