"""What a person can show besides work: education, licences, memberships, links, and who can speak for them."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums import EducationLevel
from ..name_fields import Name, Title
from .profile import Profile


class Education(models.Model):
    """One qualification, the highest one first."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="education")
    level = models.PositiveSmallIntegerField(_("level"), choices=EducationLevel)
    title = Title(_("qualification"), max_length=150)
    school = Title(_("school or university"), max_length=150)
    country = CountryField(_("country"), blank=True)
    year = models.PositiveSmallIntegerField(
        _("year in which you finished"), null=True, blank=True, validators=[MinValueValidator(1940)]
    )

    class Meta:
        ordering = ["-level", "-year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=EducationLevel.values), name="an_education_never_lacks_its_level"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.school}"


class ProfessionalLicence(models.Model):
    """What a body lets somebody do; without a last day it stands until it is taken away."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="licences")
    title = Title(_("what it allows"), max_length=150)
    body = Title(_("issued by"), max_length=150)
    number = models.CharField(_("number"), max_length=60, blank=True)
    country = CountryField(_("country"), blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        ordering = [models.F("valid_until").desc(nulls_first=True), "id"]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}"

    @property
    def is_over(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()


class ProfessionalMembership(models.Model):
    """A professional body or association that somebody belongs to."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="memberships")
    body = Title(_("body or association"), max_length=150)
    role = Title(_("your role there"), max_length=100, blank=True)
    since_year = models.PositiveSmallIntegerField(
        _("since (year)"), null=True, blank=True, validators=[MinValueValidator(1940)]
    )

    class Meta:
        ordering = ["body", "id"]

    def __str__(self) -> str:
        return self.body


class WorkLink(models.Model):
    """An address on the web where somebody's work can be seen."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="links")
    title = Title(_("what it shows"), max_length=100)
    address = models.URLField(_("address"), max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Referee(models.Model):
    """Somebody who can speak for the person. Nobody reads it before a programme asks."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="referees")
    name = Name(_("name"), max_length=150)
    position = Title(_("position"), max_length=150, blank=True)
    organisation = Title(_("organisation"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    relation = Title(_("how this person knows your work"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone=""),
                name="a_referee_can_never_be_out_of_reach",
                violation_error_message=_("Give an e-mail address or a telephone number."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.email and not self.phone:
            raise ValidationError({"email": _("Give an e-mail address or a telephone number.")})
