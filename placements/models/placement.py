"""A placement: what follows the confirmation of one application, until it is evaluated."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.enums import Mode
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PLACEMENT_BROKEN_OFF, PLACEMENT_TONES, EndingReason, PlacementState, Side

_P = PlacementState


class PlacementQuerySet(models.QuerySet):
    def of_expert(self, user):
        """One's own."""
        return self.filter(application__profile__user=user)

    def for_host(self, user):
        """Those at institutions for which `user` reads applications, never their own."""
        return self.filter(application__in=Application.objects.for_host(user))

    def for_office(self, user):
        """What an officer works on: all but their own."""
        return self.filter(application__in=Application.objects.for_office(user))

    def visible_to(self, user):
        """Whoever sees the application sees the placement."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def running(self):
        """Planned or on assignment."""
        return self.filter(state__in=[_P.PLANNED, _P.DEPLOYED])

    def past_its_end(self):
        """On assignment still, though the last day is over."""
        return self.filter(state=_P.DEPLOYED, ends_on__lt=today_in_closing_zone())

    def named(self, text: str):
        """Those whose expert or assignment carries every word of `text` in name, address or reference."""
        return self.filter(application__in=Application.objects.named(text))

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries."""
        return self.select_related(
            "application__assignment__institution", "application__assignment__region", "application__profile__user"
        ).prefetch_related("application__assignment__institution__names")


class Placement(models.Model):
    """One person's work at one host. `starts_on` and `ends_on` are planned, `began_on` and `ended_on` are as it was;
    all days are included. Why it ended before its time is said in `ending_reason`, by `ending_side`."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="placement")
    state = models.CharField(_("state"), max_length=14, choices=PlacementState, default=_P.PLANNED, editable=False)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    began_on = models.DateField(_("began on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ending_side = models.CharField(_("who ended it"), max_length=6, choices=Side, blank=True)
    ending_reason = models.CharField(_("why it ended"), max_length=14, choices=EndingReason, blank=True)
    ending_text = models.TextField(_("in their words"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("placement")
        indexes = [models.Index(fields=["state", "ends_on"], name="placements_by_state_and_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_placement_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("began_on")),
                name="a_placement_never_ended_before_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[_P.PLANNED, _P.CANCELLED]) | models.Q(began_on__isnull=False),
                name="a_placement_that_began_never_lacks_the_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[_P.PLANNED, _P.CANCELLED, _P.DEPLOYED])
                | models.Q(ended_on__isnull=False),
                name="a_placement_that_ended_never_lacks_the_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(PLACEMENT_BROKEN_OFF))
                | (~models.Q(ending_reason="") & ~models.Q(ending_side="")),
                name="what_ended_before_its_time_never_lacks_the_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)

    @property
    def assignment(self):
        return self.application.assignment

    @property
    def expert(self):
        return self.application.profile.user

    @property
    def sector(self):
        return self.assignment.sector

    @property
    def region(self):
        return self.assignment.region

    @property
    def lived_in(self) -> str:
        """The country in which the expert lived when applying, by its code."""
        return self.application.snapshot.get("country") or ""

    @property
    def reference(self) -> str:
        """How it is named in letters and on the telephone: that of its assignment with its own number."""
        return f"{self.application.assignment.reference}/{self.pk}"

    @property
    def tone(self) -> str:
        return PLACEMENT_TONES[PlacementState(self.state)]

    @property
    def is_online(self) -> bool:
        """No journey, no nights: counted in hours."""
        return self.mode == Mode.ONLINE

    @property
    def first_day(self) -> datetime.date:
        """As it was, else as it is planned."""
        return self.began_on or self.starts_on

    @property
    def last_day(self) -> datetime.date:
        """As it was, else as it is planned."""
        return self.ended_on or self.ends_on

    @property
    def days(self) -> int:
        """From the first to the last day, both included."""
        return (self.last_day - self.first_day).days + 1
