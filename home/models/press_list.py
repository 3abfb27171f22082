"""The press list: who agreed to get press releases, and which release went to whom."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from casework.models import LetterKind, Mailable
from diaspora.name_fields import Name

from .press import PressReleasePage
from .topics import Topic


class PressContactQuerySet(models.QuerySet):
    def address_of(self, pk: int) -> str | None:
        return self.filter(pk=pk).values_list("email", flat=True).first()


class PressContact(models.Model):
    """A journalist who agreed, with the proof of it."""

    name = Name(_("name"), max_length=150)
    outlet = models.CharField(_("newspaper, station or website"), max_length=160)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    topics = models.ManyToManyField(
        Topic, blank=True, verbose_name=_("beat"), help_text=_("None: every press release.")
    )
    consented_on = models.DateField(_("agreed on"), default=timezone.localdate)
    consent_source = models.CharField(
        _("how they agreed"), max_length=160, help_text=_("By e-mail, at a press conference, on a form …")
    )
    consent_wording = models.TextField(_("to what they agreed, in the words that they read"), max_length=600)

    objects = PressContactQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("outlet")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("language")]),
        FieldPanel("topics"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("consented_on"), FieldPanel("consent_source")]), FieldPanel("consent_wording")],
            heading=_("Consent"),
        ),
    ]

    class Meta:
        ordering = ["outlet", "name"]
        verbose_name = _("person on the press list")
        verbose_name_plural = _("press list")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="only_one_person_on_the_press_list_per_address",
                violation_error_message=_("This address is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.outlet}"


class PressLetterQuerySet(models.QuerySet):
    def link_key(self, pk: int) -> str | None:
        """Changes, or is gone, when the private link of the letter shall end."""
        return self.filter(pk=pk).values_list("link_key", flat=True).first()


class PressLetter(Mailable):
    """A release for one person on the press list, by a link of their own. Without a key the link is revoked."""

    letter_kind = LetterKind.OUTREACH

    contact = models.ForeignKey(PressContact, on_delete=models.CASCADE, related_name="letters")
    release = models.ForeignKey(PressReleasePage, on_delete=models.CASCADE, related_name="letters")
    link_key = models.CharField(max_length=32, blank=True)

    objects = PressLetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "release"], name="a_release_goes_to_a_person_of_the_press_only_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
