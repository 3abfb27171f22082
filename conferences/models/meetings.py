"""Meetings that delegates book: a region, a ministry or another institution offers hours, one delegate an hour."""

import datetime
import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diaspora.models import Institution
from diaspora.name_fields import Title

from .events import Event, Room
from .registrations import Delegate


class MeetingHost(models.Model):
    """Who can be met, and where."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="meeting_hosts", verbose_name=_("event"))
    name = Title(_("name"), max_length=120)
    about = models.CharField(
        _("what one can talk about"), max_length=300, blank=True, help_text=_("Also in which languages.")
    )
    room = models.ForeignKey(
        Room, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("room or stand")
    )
    institution = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution in the portal"),
    )
    moved_at = models.DateTimeField(_("given another room"), null=True, blank=True, editable=False)
    #: Part of what the link of the host signs.
    link_key = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("host of meetings")
        verbose_name_plural = _("hosts of meetings")

    def __str__(self) -> str:
        return self.name


class MeetingSlotQuerySet(models.QuerySet):
    def taken(self) -> "MeetingSlotQuerySet":
        """By people who still have their place at the event."""
        return self.filter(delegate__in=Delegate.objects.with_place(), code=F("delegate__code"))


class MeetingSlot(models.Model):
    """One meeting with one delegate, or with nobody yet. `code` is that of the delegate's ticket when it was booked."""

    host = models.ForeignKey(MeetingHost, models.CASCADE, related_name="slots", verbose_name=_("host of meetings"))
    starts_at = models.DateTimeField(_("begins"))
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), validators=[MinValueValidator(5), MaxValueValidator(240)]
    )
    delegate = models.ForeignKey(
        Delegate, models.SET_NULL, null=True, blank=True, related_name="meetings", verbose_name=_("delegate")
    )
    code = models.CharField(_("code of the ticket"), max_length=8, blank=True, editable=False)
    topic = models.CharField(_("what you would like to talk about"), max_length=300, blank=True)
    booked_at = models.DateTimeField(_("booked"), null=True, blank=True)

    objects = MeetingSlotQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.UniqueConstraint(fields=["host", "starts_at"], name="a_host_offers_an_hour_only_once"),
            models.UniqueConstraint(fields=["host", "delegate"], name="a_delegate_meets_a_host_only_once"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5) & Q(minutes__lte=240), name="meetings_of_five_minutes_to_four_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def ends_at(self) -> datetime.datetime:
        return self.starts_at + datetime.timedelta(minutes=self.minutes)
