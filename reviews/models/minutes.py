"""The minutes of a ranking: when it was made, what was said, and who sat."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class Minutes(models.Model):
    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="minutes")
    held_on = models.DateField(_("day of the meeting"))
    text = models.TextField(_("what was said and agreed"), max_length=8000)
    others = models.TextField(
        _("who else sat"), max_length=1000, blank=True, help_text=_("One person a line: name, position.")
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(_("written"), auto_now=True)

    class Meta:
        verbose_name = _("minutes")

    def __str__(self) -> str:
        return self.text[:60]


class Seat(models.Model):
    """Somebody with an account who sat. The name stays as it was on that day."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=300)
    side = models.CharField(_("side"), max_length=20)

    class Meta:
        ordering = ["side", "pk"]
        verbose_name = _("seat")
        constraints = [
            models.UniqueConstraint(fields=["minutes", "user"], name="nobody_sits_twice_in_one_meeting"),
        ]

    def __str__(self) -> str:
        return self.name
