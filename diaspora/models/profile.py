"""What a professional in the diaspora tells about herself or himself, once."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums import CEFR, SEEN_BY_OTHERS, TanzaniaLink, Visibility
from ..name_fields import Title
from .querysets import ProfileQuerySet
from .reference import Language, Region


def years_in_words(years: int | None) -> str:
    """`8 years`; nothing where nobody has said how many."""
    if years is None:
        return ""
    return (
        ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
        if years
        else gettext("less than a year")
    )


class Profile(models.Model):
    """One person's profile. Skills and occupations are kept by skills_match, keyed to this row."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    country_of_residence = CountryField(_("country where you live"), blank=True)
    city = Title(_("city"), max_length=100, blank=True)
    tanzania_link = models.CharField(_("link to Tanzania"), max_length=20, choices=TanzaniaLink, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    headline = Title(_("what you do, in one line"), max_length=120, blank=True)
    about = models.TextField(_("about your work"), max_length=2000, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("years of professional experience"), null=True, blank=True)
    on_site = models.BooleanField(_("on site in Tanzania"), default=False)
    online = models.BooleanField(_("online"), default=False)
    blended = models.BooleanField(_("partly online, partly on site"), default=False)
    shortest_stay_days = models.PositiveSmallIntegerField(
        _("shortest stay, in days"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    longest_stay_days = models.PositiveSmallIntegerField(
        _("longest stay, in days"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    anywhere = models.BooleanField(_("any region of Tanzania"), default=False)
    regions = models.ManyToManyField(Region, verbose_name=_("regions"), blank=True, related_name="+")
    support_needed = models.TextField(_("support that you need"), max_length=1000, blank=True)
    visibility = models.CharField(_("who may see me"), max_length=10, choices=Visibility, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        indexes = [models.Index(fields=["-updated_at", "-id"], name="newest_profiles_first")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(longest_stay_days__gte=models.F("shortest_stay_days"))
                | models.Q(longest_stay_days=None)
                | models.Q(shortest_stay_days=None),
                name="longest_stay_is_never_below_shortest",
                violation_error_message=_("The longest stay cannot be shorter than the shortest one."),
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(visibility__in=sorted(SEEN_BY_OTHERS)),
                name="a_published_profile_is_seen_by_whom_its_owner_chose",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_shown(self) -> bool:
        """Published for somebody else than its owner: what `visible_to` asks, of a row that is at hand."""
        return self.is_published and self.visibility in SEEN_BY_OTHERS

    @property
    def experience_in_words(self) -> str:
        return years_in_words(self.experience_years)

    @property
    def modes(self) -> list[str]:
        """The modes of work this person offers, as in skills_match.enums.Mode."""
        return [mode for mode in ("on_site", "online", "blended") if getattr(self, mode)]


class ProfileLanguage(models.Model):
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="languages")
    language = models.ForeignKey(Language, on_delete=models.PROTECT, verbose_name=_("language"), related_name="+")
    level = models.CharField(_("level"), max_length=2, choices=CEFR)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "language"],
                name="one_level_per_language_and_profile",
                violation_error_message=_("This language is already in your list."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.level}"


class AvailabilityWindow(models.Model):
    """A stretch of days, both ends included, in which the person could serve."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="windows")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="window_never_ends_before_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"


class Experience(models.Model):
    """One position held, newest first."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="experiences")
    title = Title(_("position"), max_length=150)
    organisation = Title(_("organisation"), max_length=150)
    country = CountryField(_("country"), blank=True)
    from_year = models.PositiveSmallIntegerField(_("from (year)"), validators=[MinValueValidator(1940)])
    until_year = models.PositiveSmallIntegerField(
        _("until (year)"), null=True, blank=True, validators=[MinValueValidator(1940)]
    )
    summary = models.TextField(_("what you did"), max_length=1000, blank=True)

    class Meta:
        ordering = ["-from_year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_year=None) | models.Q(until_year__gte=models.F("from_year")),
                name="a_position_never_ends_before_it_starts",
                violation_error_message=_("The end cannot be before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"

    def clean(self) -> None:
        if self.until_year and self.from_year and self.until_year < self.from_year:
            raise ValidationError({"until_year": _("The end cannot be before the start.")})
