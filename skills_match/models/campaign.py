"""The office writes to people who fit an assignment and agreed to be told; and links by which others send people."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.models import LetterKind, Mailable
from diaspora.models import Profile
from diaspora.name_fields import Title

from ..enums import Band, Sender
from .assignment import Assignment


class CampaignQuerySet(models.QuerySet):
    def counted(self) -> "CampaignQuerySet":
        """With `fixed` readers, letters that were `sent`, and those that are `held` back; however many there are.

        The newest first: a query that counts forgets the order of its model.
        """
        due, went = models.Q(letters__email_due_at__isnull=False), models.Q(letters__emailed_at__isnull=False)
        return self.annotate(
            fixed=models.Count("letters"),
            sent=models.Count("letters", filter=went),
            held=models.Count("letters", filter=~due & ~went & models.Q(letters__isnull=False)),
        ).order_by("-made_at", "-pk")


class Campaign(models.Model):
    """One letter about one assignment. Prepared, its readers are frozen; released, it never changes."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="campaigns")
    subject_en = Title(_("subject in English"), max_length=120)
    subject_sw = Title(_("subject in Kiswahili"), max_length=120)
    text_en = models.TextField(_("text in English"), max_length=3000)
    text_sw = models.TextField(_("text in Kiswahili"), max_length=3000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    prepared_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("campaign")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(released_at=None) | models.Q(prepared_at__isnull=False),
                name="a_released_campaign_never_lacks_its_preparation",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def subject(self) -> str:
        """In the reader's language."""
        return self.subject_in(None)

    def subject_in(self, language: str | None) -> str:
        return self._in("subject", language)

    def text_in(self, language: str | None) -> str:
        return self._in("text", language)

    def _in(self, name: str, language: str | None) -> str:
        return getattr(self, f"{name}_{'sw' if (language or reading_language()) == 'sw' else 'en'}")


class CampaignLetter(Mailable):
    """One reader of a campaign, with the fit for which they were chosen.

    Due with the release; never due for whom it was held back then, because they took their yes back, applied, or had
    letters enough in that week.
    """

    letter_kind = LetterKind.OUTREACH

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="letters")
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="campaign_letters")
    band = models.CharField(_("fit"), max_length=10, choices=Band)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("letter of a campaign")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "profile"], name="nobody_reads_a_campaign_twice"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} – {self.profile}"


class OutreachLink(models.Model):
    """An address that an association or a mission passes on. `visits` counts openings, nobody in particular."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    name = Title(_("who passes it on"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Sender)
    assignment = models.ForeignKey(
        Assignment, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("assignment"), related_name="+"
    )
    visits = models.PositiveIntegerField(_("openings"), default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("link of an association or a mission")

    def __str__(self) -> str:
        return self.name


class LinkArrival(models.Model):
    """Who opened an account after such a link: the first link counts."""

    link = models.ForeignKey(OutreachLink, on_delete=models.CASCADE, related_name="arrivals")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    came_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("arrival by a link")

    def __str__(self) -> str:
        return f"{self.link} – {self.user}"
