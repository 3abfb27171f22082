"""To which addresses letters of which kind are no longer sent, and which letters came back."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    """Why somebody gets a letter. What a person is owed is stopped by no choice of theirs."""

    OWED = "owed", _("What you are owed: answers, decisions, links that you asked for")
    ALERTS = "alerts", _("Messages about new assignments")
    NEWSLETTER = "newsletter", _("Newsletter")
    OUTREACH = "outreach", _("Invitations to take part")
    DIGEST = "digest", _("What waits for you")


#: What one asks for, and what a complaint stops.
CHOSEN = (LetterKind.ALERTS, LetterKind.NEWSLETTER, LetterKind.OUTREACH, LetterKind.DIGEST)


class WhyStopped(models.TextChoices):
    UNSUBSCRIBED = "unsubscribed", _("unsubscribed")
    COMPLAINED = "complained", _("marked as unwanted")
    BOUNCED = "bounced", _("came back")


class Suppression(models.Model):
    """No letter of this kind goes to the address any more. An empty kind is every kind: letters came back."""

    address = models.EmailField(_("address"), help_text=_("In small letters."))
    kind = models.CharField(_("kind of letter"), max_length=12, choices=LetterKind, blank=True)
    why = models.CharField(_("why"), max_length=12, choices=WhyStopped)
    #: What the mail server said, as numbers: its words may name somebody.
    said = models.CharField(_("what the mail server said"), max_length=40, blank=True)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        ordering = ["-since", "-id"]
        verbose_name = _("stopped letters")
        verbose_name_plural = _("stopped letters")
        constraints = [
            models.UniqueConstraint(fields=["address", "kind"], name="letters_of_a_kind_are_stopped_only_once"),
            models.CheckConstraint(
                condition=models.Q(kind="", why=WhyStopped.BOUNCED)
                | (~models.Q(kind="") & ~models.Q(why=WhyStopped.BOUNCED)),
                name="only_what_comes_back_stops_every_letter",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=LetterKind.OWED), name="what_is_owed_is_stopped_by_no_choice"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SoftBounce(models.Model):
    """On this day a letter was not delivered, for a reason that may pass: a full mailbox, a server that is away."""

    address = models.EmailField(_("address"))
    day = models.DateField(_("day"))
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        ordering = ["-day", "-id"]
        verbose_name = _("letter that was not delivered")
        verbose_name_plural = _("letters that were not delivered")
        constraints = [models.UniqueConstraint(fields=["address", "day"], name="a_day_counts_once_for_an_address")]

    def __str__(self) -> str:
        return f"#{self.pk}"
