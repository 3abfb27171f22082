"""What was known before the portal, taken over from lists: experts who are asked first, and assignments that are over.

An expert of a list is no account, so that nothing matches, finds or writes to somebody who has not said yes.
"""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from diaspora.models import Institution, Profile, Region, Sector
from diaspora.name_fields import Name, Title
from skills_match.enums import Mode
from skills_match.models import Programme

from ..enums import ListKind, PlacementState

#: How an assignment of a list ended.
_ENDED = [PlacementState.COMPLETED, PlacementState.ENDED_EARLY]


class EarlierList(models.Model):
    """A list that was taken over. `source` says where it comes from: the people in it read that."""

    kind = models.CharField(_("what is in it"), max_length=12, choices=ListKind)
    source = models.CharField(_("where it comes from"), max_length=200)
    number = models.PositiveIntegerField(_("lines that were new"))
    #: Lines that the worker has not stored yet. None of them is about a person.
    left = models.JSONField(default=list, blank=True, editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken over"), default=timezone.now)

    class Meta:
        ordering = ["-taken_at", "-pk"]
        verbose_name = _("list that was taken over")

    def __str__(self) -> str:
        return self.source


class EarlierExpert(models.Model):
    """Somebody of a list who is asked by one letter and has not answered; without `asked_at` the letter is not written
    yet. With a yes there is an account, and this row is gone; with a no, or after ninety days without an answer, it is
    gone as well."""

    taken_from = models.ForeignKey(EarlierList, on_delete=models.PROTECT, related_name="experts")
    first_name = Name(_("given names"), max_length=150)
    last_name = Name(_("family name"), max_length=150)
    email = models.EmailField(_("e-mail address"), unique=True, help_text=_("In small letters."))
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    country = CountryField(_("country of residence"))
    headline = Title(_("what they do, in one line"), max_length=120, blank=True)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("expert of a list")

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class AskedAddress(models.Model):
    """An address got its one letter. Only its print is kept (a keyed hash), so that whoever said no, or nothing, is not
    asked again by the next list."""

    print = models.CharField(max_length=64, unique=True)
    asked_on = models.DateField(_("asked"), default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("address that was asked")

    def __str__(self) -> str:
        return f"#{self.pk}"


class EarlierAssignment(models.Model):
    """What somebody did before the portal. Of whom it was is said as long as that person is known here; the assignment
    counts in reports all the same. `print` is that of its line: the same line is taken over once."""

    taken_from = models.ForeignKey(EarlierList, on_delete=models.PROTECT, related_name="assignments")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="earlier_assignments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="earlier_assignments")
    title = Title(_("title"), max_length=150)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mode = models.CharField(_("mode"), max_length=10, choices=Mode)
    state = models.CharField(_("state"), max_length=14, choices=PlacementState)
    began_on = models.DateField(_("began on"))
    ended_on = models.DateField(_("ended on"))
    learners = models.PositiveSmallIntegerField(_("people who learnt"), default=0)
    country = CountryField(_("country where the expert lived"), blank=True)
    expert = models.ForeignKey(
        EarlierExpert, on_delete=models.SET_NULL, null=True, blank=True, related_name="assignments"
    )
    profile = models.ForeignKey(
        Profile, on_delete=models.SET_NULL, null=True, blank=True, related_name="earlier_assignments"
    )
    print = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["began_on", "pk"]
        verbose_name = _("earlier assignment")
        indexes = [models.Index(fields=["programme", "ended_on"], name="earlier_work_by_its_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__gte=models.F("began_on")),
                name="earlier_work_never_ended_before_it_began",
            ),
            models.CheckConstraint(condition=models.Q(state__in=_ENDED), name="earlier_work_is_over"),
            models.CheckConstraint(
                condition=models.Q(expert=None) | models.Q(profile=None), name="earlier_work_is_of_one_person"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def first_day(self) -> datetime.date:
        return self.began_on

    @property
    def last_day(self) -> datetime.date:
        return self.ended_on

    @property
    def lived_in(self) -> str:
        """The country of the expert, by its code."""
        return str(self.country or "")
