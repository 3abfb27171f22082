"""Lists at the gates of an event, and who came in."""

import datetime
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Title

from ..enums import ScanConflict
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
    #: Set by whatever takes the session away; the team takes it back.
    without_session = models.BooleanField(
        _("its session is gone: nobody comes in by this list"),
        default=False,
        help_text=_("Take this away to let in everybody with a place at the event."),
    )

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


class GateLink(models.Model):
    """A phone at a gate that nobody signs in at: whoever has its link lets people in by one list, until it is
    ended or the event is over."""

    list = models.ForeignKey(CheckInList, models.CASCADE, related_name="gate_links", verbose_name=_("check-in list"))
    gate = models.CharField(_("gate"), max_length=40)
    #: Part of what is signed in its address.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    last_heard_at = models.DateTimeField(_("last heard of"), null=True, blank=True)

    class Meta:
        ordering = ["ended_at", "gate", "id"]
        verbose_name = _("link for a gate")
        verbose_name_plural = _("links for gates")

    def __str__(self) -> str:
        return self.gate

    @property
    def works_until(self) -> datetime.datetime:
        """The end of the day after the event, at the venue: what is still on its way can arrive."""
        event = self.list.event
        day = event.ends_on + datetime.timedelta(days=2)
        return datetime.datetime.combine(day, datetime.time(), tzinfo=event.zone)


class Scan(models.Model):
    """What a telephone at a gate let in, as it happened there. Told twice (the network went in between), it counts
    once: by its nonce. One that the portal would not have let in is kept with the reason, for the organisers."""

    link = models.ForeignKey(GateLink, models.CASCADE, related_name="scans", verbose_name=_("link for a gate"))
    nonce = models.UUIDField(_("nonce"))
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="scans", verbose_name=_("delegate"))
    at = models.DateTimeField(_("let in"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    conflict = models.CharField(_("conflict"), max_length=12, choices=ScanConflict, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        constraints = [
            models.UniqueConstraint(fields=["link", "nonce"], name="a_scan_of_a_gate_counts_only_once"),
        ]

    def __str__(self) -> str:
        return f"{self.link}: {self.delegate}"
