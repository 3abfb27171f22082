"""The way to the host and the first days there: legs of a journey, parts of the briefing, what the host has ready."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.models import Region
from diaspora.name_fields import Title

from ..enums import BOOKS_TRAVEL, ArrivalItem, OccupationGroup, TravelMeans
from .closing import Ticked
from .placement import Placement


class TravelLeg(models.Model):
    """One leg of the journey. `arrives_at` is the hour at its end, by the clock of that place. `reference` is that of
    the booking: whoever has it can change a flight, so that expert and office alone read it. `sequence` grows with
    each change, for calendars."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="travel")
    travels_on = models.DateField(_("day"))
    from_place = models.CharField(_("from"), max_length=100)
    to_place = models.CharField(_("to"), max_length=100)
    arrives_at = models.TimeField(_("hour of arrival"), null=True, blank=True)
    means = models.CharField(_("means of travel"), max_length=6, choices=TravelMeans)
    carrier = models.CharField(_("carrier and number"), max_length=100, blank=True)
    booked_by = models.CharField(_("booked by"), max_length=6, choices=BOOKS_TRAVEL, blank=True)
    reference = models.CharField(_("booking reference"), max_length=100, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        ordering = ["travels_on", "pk"]
        verbose_name = _("leg of a journey")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reference="") | ~models.Q(booked_by=""),
                name="a_booking_never_lacks_who_booked",
                violation_error_message=_("Say who booked it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_place} – {self.to_place}"


class BriefingPart(models.Model):
    """What experts read before they go. With a region it is for those who work there, with a group of professions for
    those; with both for whoever is both, with neither for everybody. `checked_on` is the day on which somebody last
    looked whether it still holds."""

    title = Title(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=6000)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("only in this region"), related_name="+"
    )
    group = models.CharField(_("only for these professions"), max_length=11, choices=OccupationGroup, blank=True)
    is_for_stays = models.BooleanField(_("only for who travels, not for work online"), default=False)
    order = models.PositiveSmallIntegerField(_("place in the order"), default=50)
    checked_on = models.DateField(_("looked at on"), null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("part of the briefing")

    def __str__(self) -> str:
        return self.title


class ArrivalTick(Ticked):
    """One thing that the host has ready or has done in the first days."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="arrival")
    item = models.CharField(_("what is done"), max_length=14, choices=ArrivalItem)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("thing done on arrival")
        constraints = [
            models.UniqueConstraint(fields=["placement", "item"], name="a_thing_is_done_only_once_on_arrival")
        ]

    def __str__(self) -> str:
        return str(self.get_item_display())
