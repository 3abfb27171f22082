"""Letters with which a delegate asks for a visa, and the passport that stands in them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from diaspora.name_fields import Name

from .registrations import Delegate


class VisaLetter(models.Model):
    """A delegate asked for a letter; with `issued_at` it is a document. Passports are asked nowhere else in the portal
    of delegates, read by the letters team only, and deleted after the event."""

    delegate = models.OneToOneField(
        Delegate, models.CASCADE, related_name="visa_letter", verbose_name=_("delegate"), editable=False
    )
    full_name = Name(_("name as in the passport"), max_length=160)
    nationality = CountryField(_("nationality"))
    passport_number = models.CharField(
        _("number of the passport"),
        max_length=20,
        validators=[RegexValidator(r"^[A-Za-z0-9]{5,20}$", _("Letters and digits only, as in the passport."))],
    )
    passport_until = models.DateField(_("passport valid until"))
    arrives_on = models.DateField(_("day of arrival"))
    leaves_on = models.DateField(_("day of departure"))
    asked_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    issued_at = models.DateTimeField(_("issued"), null=True, blank=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("issued by"),
    )

    class Meta:
        ordering = ["issued_at", "asked_at", "id"]
        verbose_name = _("visa letter")
        verbose_name_plural = _("visa letters")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(leaves_on__gte=models.F("arrives_on")),
                name="nobody_leaves_before_arriving",
                violation_error_message=_("The day of departure cannot be before the day of arrival."),
            )
        ]

    def __str__(self) -> str:
        # What the log remembers of it names nobody.
        return str(self.pk)

    def clean(self) -> None:
        if self.passport_until and self.leaves_on and self.passport_until < self.leaves_on:
            raise ValidationError({"passport_until": _("The passport has to be valid until you leave.")})
