"""Calls for contributions, what is proposed for an event, and who would speak."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import Name, Title

from ..enums import DECISIONS, PROPOSED_KINDS, ProposalState, SessionKind, SessionLevel
from .events import Event, Track
from .sessions import Session

_KINDS = [(kind.value, kind.label) for kind in PROPOSED_KINDS]
_DECISIONS = [(state.value, state.label) for state in DECISIONS]


class Call(models.Model):
    """Whoever has something to say is asked to propose it until `closes_at`."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="calls", verbose_name=_("event"))
    title = Title(_("title"), max_length=120)
    text = models.TextField(_("what you look for"), max_length=3000)
    closes_at = models.DateTimeField(
        _("open until"), help_text=_("In the time of the venue. Until then what was handed in can be changed.")
    )
    most_speakers = models.PositiveSmallIntegerField(
        _("speakers for one proposal at most"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )

    class Meta:
        ordering = ["closes_at", "id"]
        verbose_name = _("call for contributions")
        verbose_name_plural = _("calls for contributions")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:call", args=[self.event.slug, self.pk])

    @property
    def is_open(self) -> bool:
        return timezone.now() < self.closes_at


class CallQuestion(models.Model):
    """Asked of each proposal for the event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="call_questions", verbose_name=_("event"))
    text = models.CharField(_("question"), max_length=200)
    is_required = models.BooleanField(_("has to be answered"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, validators=[MaxValueValidator(30_000)])

    class Meta:
        ordering = ["sort_order", "id"]
        verbose_name = _("question of a call")
        verbose_name_plural = _("questions of calls")

    def __str__(self) -> str:
        return self.text


class Proposal(models.Model):
    """What somebody would say. A decision is prepared in `decision` and `reason`, and changes nothing that its writer
    can see before it is released."""

    #: The secret part of its address.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="proposals", verbose_name=_("event"))
    call = models.ForeignKey(Call, models.PROTECT, related_name="proposals", verbose_name=_("call for contributions"))
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.DRAFT)
    name = Name(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    letters = models.CharField(_("language of letters"), max_length=10, choices=settings.FULL_LANGUAGES)
    role = models.CharField(_("position"), max_length=160, blank=True)
    biography = models.TextField(_("biography"), max_length=1500, blank=True)
    title = models.CharField(_("title"), max_length=160, blank=True)
    abstract = models.TextField(_("what it is about"), max_length=3000, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=_KINDS, default=SessionKind.TALK)
    language = models.CharField(_("spoken language"), max_length=10, choices=settings.FULL_LANGUAGES, default="en")
    level = models.CharField(_("level"), max_length=10, choices=SessionLevel, default=SessionLevel.ALL)
    track = models.ForeignKey(
        Track, models.SET_NULL, null=True, blank=True, related_name="proposals", verbose_name=_("track")
    )
    is_named = models.BooleanField(_("My name, position and biography may be public in the programme."), default=False)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    in_state_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=10, choices=_DECISIONS, blank=True)
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    session = models.OneToOneField(
        Session, models.SET_NULL, null=True, blank=True, related_name="proposal", verbose_name=_("session")
    )

    class Meta:
        ordering = ["-in_state_since", "-id"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.CheckConstraint(
                condition=~Q(decision="rejected") | ~Q(reason=""), name="no_proposal_is_rejected_without_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | ~Q(title="") & ~Q(abstract=""),
                name="what_is_handed_in_always_has_a_title_and_a_text",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    def get_absolute_url(self) -> str:
        """The page of whoever proposed it; its address is the key to it."""
        return reverse("events:proposal", args=[self.event.slug, self.key])


class CoSpeaker(models.Model):
    """Somebody whom a proposal names, and who says for themselves whether they are in."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="co_speakers", verbose_name=_("proposal"))
    name = Name(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("position"), max_length=160, blank=True)
    biography = models.TextField(_("biography"), max_length=1500, blank=True)
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("co-speaker")
        verbose_name_plural = _("co-speakers")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "email"], name="a_co_speaker_is_asked_only_once_a_proposal")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("events:co_speaker", args=[self.proposal.event.slug, self.key])


class ProposalAnswer(models.Model):
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers", verbose_name=_("proposal"))
    question = models.ForeignKey(CallQuestion, models.PROTECT, related_name="answers", verbose_name=_("question"))
    text = models.CharField(_("answer"), max_length=1000)

    class Meta:
        verbose_name = _("answer")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "question"], name="a_call_asks_a_question_only_once_a_proposal")
        ]

    def __str__(self) -> str:
        return self.text
