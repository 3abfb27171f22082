"""Sessions and who speaks in them, as the team plans them: readers see released versions only."""

import datetime
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from diaspora.models import Institution
from diaspora.name_fields import Name
from home.enums import Licence

from ..enums import SessionKind, SessionLevel
from .events import MOST, Event, Room, Track


def initials_of(name: str) -> str:
    """Of the first and the last word: enough to tell one person from another, and nobody is named."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Speaker(models.Model):
    """Somebody who speaks, with or without an account. Nothing of them is public without their consent."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="speakers", verbose_name=_("event"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="speaker_profiles",
        verbose_name=_("account"),
        editable=False,
    )
    name = Name(_("name"), max_length=120)
    role = models.CharField(_("position"), max_length=160, blank=True)
    biography = models.TextField(_("biography"), max_length=1500, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("For letters about the programme."))
    language = models.CharField(_("language of letters"), max_length=10, choices=settings.FULL_LANGUAGES, default="en")
    consented_on = models.DateField(
        _("agreed to be named on"), null=True, blank=True, help_text=_("Without this day the name stays hidden.")
    )
    available_from = models.DateTimeField(_("available from"), null=True, blank=True)
    available_until = models.DateTimeField(_("available until"), null=True, blank=True)
    #: Part of what the link to claim the profile signs.
    link_key = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(available_until__gt=models.F("available_from"))
                | models.Q(available_from=None)
                | models.Q(available_until=None),
                name="a_speaker_is_never_away_before_being_there",
                violation_error_message=_("The end has to be after the beginning."),
            ),
            models.UniqueConstraint(fields=["event", "user"], name="an_account_speaks_as_only_one_person_at_an_event"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        return initials_of(self.name)


class SpeakerPhoto(models.Model):
    """The picture of a speaker. There is none without the day on which that person agreed to it."""

    speaker = models.OneToOneField(Speaker, models.CASCADE, related_name="photo", verbose_name=_("speaker"))
    picture = models.OneToOneField(get_image_model_string(), models.CASCADE, related_name="+", verbose_name=_("photo"))
    agreed_on = models.DateField(_("agreed to the photo on"))

    class Meta:
        verbose_name = _("photo of a speaker")
        verbose_name_plural = _("photos of speakers")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Session(models.Model):
    """One thing in the programme. Without a beginning and a room it waits for its slot."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions", verbose_name=_("event"))
    kind = models.CharField(_("kind"), max_length=10, choices=SessionKind, default=SessionKind.TALK)
    title = models.CharField(_("title"), max_length=160)
    abstract = models.TextField(_("what it is about"), max_length=3000, blank=True)
    is_confirmed = models.BooleanField(
        _("confirmed"), default=False, help_text=_("Only confirmed sessions become public.")
    )
    language = models.CharField(_("spoken language"), max_length=10, choices=settings.FULL_LANGUAGES, default="en")
    is_interpreted = models.BooleanField(_("interpreted into the other language"), default=False)
    level = models.CharField(_("level"), max_length=10, choices=SessionLevel, default=SessionLevel.ALL)
    track = models.ForeignKey(
        Track, models.SET_NULL, null=True, blank=True, related_name="sessions", verbose_name=_("track")
    )
    room = models.ForeignKey(
        Room, models.SET_NULL, null=True, blank=True, related_name="sessions", verbose_name=_("room")
    )
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=45, validators=[MinValueValidator(5), MaxValueValidator(24 * 60)]
    )
    expected = models.PositiveIntegerField(_("people expected"), null=True, blank=True, validators=[MOST])
    material = models.URLField(
        _("slides or other material"), blank=True, help_text=_("An address that readers may open afterwards.")
    )
    recording = models.URLField(_("recording"), blank=True, help_text=_("An address that readers may open afterwards."))
    institution = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution"),
        help_text=_("Its open assignments are shown with the session."),
    )
    licence = models.CharField(
        _("what readers may do with slides and recording"),
        max_length=12,
        choices=Licence,
        blank=True,
        help_text=_("With a licence they are offered to the library of this portal."),
    )
    #: An editor has looked at what is offered, and leaves it out of the library.
    is_left_out = models.BooleanField(default=False, editable=False)
    #: The publication that came of its material.
    library_key = models.UUIDField(null=True, blank=True, editable=False)
    speakers = models.ManyToManyField(Speaker, through="SessionSpeaker", related_name="sessions")

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="a_session_never_ends_when_it_begins")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Beginning and end of a session that has a slot. Raises ValueError for one that has none."""
        if self.starts_at is None:
            raise ValueError(f"{self} has no slot")
        return self.starts_at, self.starts_at + datetime.timedelta(minutes=self.minutes)


class SessionProject(models.Model):
    """A project that a session is about: `project_key` is the translation key of its page, alike in every language."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="projects")
    project_key = models.UUIDField(_("project"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("project of a session")
        constraints = [
            models.UniqueConstraint(fields=["session", "project_key"], name="a_project_is_in_a_session_only_once")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.project_key}"


class SessionSpeaker(models.Model):
    session = models.ForeignKey(Session, models.CASCADE, related_name="parts")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="parts")
    is_chair = models.BooleanField(_("chairs"), default=False)

    class Meta:
        ordering = ["-is_chair", "id"]
        verbose_name = _("part of a speaker in a session")
        constraints = [
            models.UniqueConstraint(fields=["session", "speaker"], name="a_speaker_is_in_a_session_only_once")
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.session}"


class Pick(models.Model):
    """A session in "my programme" of somebody with an account."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="picked_sessions")
    session = models.ForeignKey(Session, models.CASCADE, related_name="picks")

    class Meta:
        verbose_name = _("session in my programme")
        constraints = [models.UniqueConstraint(fields=["user", "session"], name="a_session_is_picked_only_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"
