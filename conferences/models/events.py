"""An event as a record: when, where, in which state; its page tells the rest."""

import datetime
import uuid
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import Institution
from diaspora.name_fields import Title
from payments.currencies import CURRENCIES

from ..enums import EventKind, EventState, TeamRole
from ..rules import organises_all

#: Of people, seats and places; every column of a number holds it.
MOST = MaxValueValidator(30_000)
#: Every price of an event has the same one.
CURRENCY_NAMES = [(code, code) for code in CURRENCIES]
#: The longest that the register takes.
LONGEST = datetime.timedelta(days=60)


def known_zone(name: str) -> None:
    """Refuses what is no zone of the IANA list."""
    if name not in available_timezones():
        raise ValidationError(_("This is no time zone. Write it as Africa/Dar_es_Salaam."))


class EventQuerySet(models.QuerySet):
    def public(self) -> "EventQuerySet":
        """What readers may know of."""
        return self.exclude(state=EventState.DRAFT)

    def run_by(self, user, *roles: str) -> "EventQuerySet":
        """Events for which `user` works in one of `roles`, or in any without one."""
        if organises_all(user):
            return self
        if not user.is_authenticated:
            return self.none()
        asked = {"team__role__in": [*roles, TeamRole.ORGANISER]} if roles else {}
        return self.filter(team__user=user, **asked).distinct()


class Event(models.Model):
    """A conference, workshop or training. `page_key` is the translation key of its page, the same in each language."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind, default=EventKind.CONFERENCE)
    title = models.CharField(_("title"), max_length=160)
    state = models.CharField(_("state"), max_length=10, choices=EventState, default=EventState.DRAFT, editable=False)
    page_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    time_zone = models.CharField(
        _("time zone of the venue"), max_length=60, default="Africa/Dar_es_Salaam", validators=[known_zone]
    )
    summary = models.CharField(_("in one or two sentences"), max_length=300)
    place = models.CharField(_("place"), max_length=160)
    organisers = models.CharField(_("organisers"), max_length=300, blank=True)
    contact_email = models.EmailField(_("e-mail address for questions"), blank=True)
    conduct = models.TextField(_("code of conduct"), max_length=4000, blank=True)
    currency = models.CharField(_("currency of prices"), max_length=3, choices=CURRENCY_NAMES, default="TZS")
    refund_percent = models.PositiveSmallIntegerField(
        _("given back when somebody cancels, in per cent"), default=0, validators=[MaxValueValidator(100)]
    )
    refund_until = models.DateField(_("money back when cancelled until the end of"), null=True, blank=True)
    changes_until = models.DateField(
        _("names can be changed until the end of"),
        null=True,
        blank=True,
        help_text=_("After it whoever registered asks the team."),
    )
    edition_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="later_editions",
        verbose_name=_("the one before it in the same series"),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [("organise_events", "Can set up events and choose who runs them")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="an_event_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(refund_percent__lte=100), name="nobody_gets_more_back_than_they_paid"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:programme", args=[self.slug])

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on - self.starts_on > LONGEST:
            raise ValidationError({"ends_on": _("An event does not last that long. Look at both days again.")})

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def days(self) -> list[datetime.date]:
        number = (self.ends_on - self.starts_on).days + 1
        return [self.starts_on + datetime.timedelta(days=day) for day in range(number)]

    @property
    def has_report(self) -> bool:
        """Whether readers find what came of it. One query."""
        return (
            self.state == EventState.OVER
            and type(self).objects.filter(pk=self.pk, report__released_at__isnull=False).exists()
        )

    @property
    def today(self) -> datetime.date:
        """The day that it is at the venue."""
        return timezone.now().astimezone(self.zone).date()


class Venue(models.Model):
    """A building or place, with its rooms."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="venues", verbose_name=_("event"))
    name = Title(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="rooms", verbose_name=_("event"))
    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms", verbose_name=_("venue"))
    name = Title(_("name"), max_length=80)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True, validators=[MOST])

    class Meta:
        ordering = ["venue__name", "name", "id"]
        verbose_name = _("room")
        verbose_name_plural = _("rooms")

    def __str__(self) -> str:
        return self.name


class Track(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="tracks", verbose_name=_("event"))
    name = Title(_("name"), max_length=80)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("track")
        verbose_name_plural = _("tracks")

    def __str__(self) -> str:
        return self.name


class EventPartner(models.Model):
    """Who sponsors an event or shows something at a stand."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="partners", verbose_name=_("event"))
    name = Title(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=60, blank=True, help_text=_("For a sponsor: gold, silver …"))
    stand = models.CharField(_("stand"), max_length=60, blank=True, help_text=_("For an exhibitor."))
    institution = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution in the portal"),
    )
    #: Part of what the link of the stand signs.
    link_key = models.UUIDField(default=uuid.uuid4, editable=False)
    address = models.URLField(_("website"), blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, validators=[MOST])

    class Meta:
        ordering = ["sort_order", "name", "id"]
        verbose_name = _("sponsor or exhibitor")
        verbose_name_plural = _("sponsors and exhibitors")

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """What somebody with an account may do for one event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="team", verbose_name=_("event"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="event_roles", verbose_name=_("account")
    )
    role = models.CharField(_("role"), max_length=12, choices=TeamRole)

    class Meta:
        ordering = ["event", "role", "id"]
        verbose_name = _("member of the team")
        verbose_name_plural = _("team")
        constraints = [
            models.UniqueConstraint(fields=["event", "user", "role"], name="a_role_at_an_event_is_given_only_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
