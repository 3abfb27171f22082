"""Lists at the gates of an event, and who came in."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Title

from .events import Event
from .offers import Category
from .registrations import Delegate


class CheckInList(models.Model):
    """A gate, a day, a workshop, a meal: what somebody comes in to once."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="check_in_lists", verbose_name=_("event"))
    name = Title(_("name"), max_length=80)
    categories = models.ManyToManyField(
        Category,
        blank=True,
        related_name="check_in_lists",
        verbose_name=_("categories"),
        help_text=_("None chosen: everybody with a place may come in."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, validators=[MaxValueValidator(30_000)])

    class Meta:
        ordering = ["sort_order", "id"]
        verbose_name = _("check-in list")
        verbose_name_plural = _("check-in lists")

    def __str__(self) -> str:
        return self.name


class CheckIn(models.Model):
    """Somebody came in. A second time is no second row."""

    list = models.ForeignKey(CheckInList, models.CASCADE, related_name="check_ins", verbose_name=_("check-in list"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="check_ins", verbose_name=_("delegate"))
    at = models.DateTimeField(_("came in"), default=timezone.now)
    gate = models.CharField(_("gate"), max_length=40, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("checked in by")
    )

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("check-in")
        constraints = [
            models.UniqueConstraint(fields=["list", "delegate"], name="a_delegate_comes_in_only_once_a_list")
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.list}"
