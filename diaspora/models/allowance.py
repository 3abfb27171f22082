"""What a person did within the hour, where there is a limit to it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Allowance


class AllowanceUse(models.Model):
    """One use of an allowance. Counted by diaspora.allowances, forgotten after an hour."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="allowance_uses")
    allowance = models.CharField(_("what was done"), max_length=20, choices=Allowance)
    used_at = models.DateTimeField(_("when"), db_index=True)

    class Meta:
        indexes = [models.Index(fields=["person", "allowance", "used_at"], name="uses_of_a_person")]

    def __str__(self) -> str:
        return f"{self.get_allowance_display()}, {self.used_at:%H:%M}"
