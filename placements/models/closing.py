"""What a side has done at the end."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ClosingItem
from .placement import Placement


class Ticked(models.Model):
    """A thing of a list that somebody has ticked."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("ticked"), default=timezone.now)

    class Meta:
        abstract = True


class ClosingTick(Ticked):
    """One thing of the list at the end, done by the side to which it belongs."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="closing")
    item = models.CharField(_("what is done"), max_length=14, choices=ClosingItem)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("thing done at the end")
        constraints = [models.UniqueConstraint(fields=["placement", "item"], name="a_thing_is_done_only_once")]

    def __str__(self) -> str:
        return str(self.get_item_display())
