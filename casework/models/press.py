"""A form that was sent, remembered for some minutes: who presses twice sends it once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Press(models.Model):
    """One press of the button of one form, with what was typed into it (casework.typed.presses)."""

    #: Stands for the browser, the page as it was shown, and everything that was sent; tells nothing about them.
    mark = models.CharField(_("mark"), max_length=64, unique=True, editable=False)
    #: Where its sender went on; empty as long as the work is being done.
    answer = models.CharField(_("next page"), max_length=500, blank=True, editable=False)
    pressed_at = models.DateTimeField(_("pressed"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["pressed_at", "id"]
        verbose_name = _("press of a button")
        verbose_name_plural = _("presses of buttons")

    def __str__(self) -> str:
        return f"#{self.pk}"
