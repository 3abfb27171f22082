"""What a person did within the hour, where there is a limit to it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import HourlyLimit


class HourlyUse(models.Model):
    """One use of something that is limited by the hour. Counted by diaspora.hourly_limits, forgotten after an hour."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hourly_uses")
    limit = models.CharField(_("what was done"), max_length=20, choices=HourlyLimit)
    used_at = models.DateTimeField(_("when"), db_index=True)

    class Meta:
        indexes = [models.Index(fields=["person", "limit", "used_at"], name="uses_of_a_person")]

    def __str__(self) -> str:
        return f"{self.get_limit_display()}, {self.used_at:%H:%M}"
