"""What an officer typed for somebody who has no way to the portal; nothing more until that person confirms it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from diaspora.models import PrivateFile
from diaspora.name_fields import Name

from ..enums import ConfirmedBy, EnteredFrom
from .application import Application
from .assignment import Assignment


class EnteredApplicationQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(confirmed_at=None)

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries; what waits first."""
        waits_first = models.Case(models.When(confirmed_at=None, then=0), default=1)
        related = ("assignment__institution", "entered_by", "application")
        return self.select_related(*related).order_by(waits_first, "-entered_at", "-pk")


class EnteredApplication(models.Model):
    """Words for one assignment, from paper or the telephone. With the confirmation they become an application and leave
    this row. `key` is new with each change: a link shows what was sent with it, or nothing."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="entered_applications")
    first_name = Name(_("given names"), max_length=150)
    last_name = Name(_("family name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=10, choices=settings.FULL_LANGUAGES)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    country = CountryField(_("country of residence"))
    came = models.CharField(_("how it came"), max_length=10, choices=EnteredFrom)
    motivation = models.TextField(_("motivation"), max_length=4000, blank=True)
    available_from = models.DateField(_("available from"), null=True)
    available_until = models.DateField(_("available until"), null=True)
    answers = models.JSONField(_("answers"), default=dict)
    declared = models.JSONField(_("statements about rules"), default=dict)
    paper = models.ForeignKey(PrivateFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    asked_at = models.DateTimeField(_("link sent"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    confirmed_by = models.CharField(_("how it was confirmed"), max_length=10, choices=ConfirmedBy, blank=True)
    application = models.OneToOneField(Application, on_delete=models.CASCADE, null=True, related_name="entered")

    objects = EnteredApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-entered_at", "-pk"]
        verbose_name = _("application entered by the office")
        constraints = [
            models.UniqueConstraint(
                models.F("assignment"),
                Lower("email"),
                condition=models.Q(confirmed_at=None),
                name="only_one_entered_application_waits_per_address",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by="", application=None)
                | (models.Q(confirmed_at__isnull=False, application__isnull=False) & ~models.Q(confirmed_by="")),
                name="an_entered_application_is_one_only_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} – {self.assignment}"

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_waiting(self) -> bool:
        return self.confirmed_at is None


class EnteredAssignment(models.Model):
    """A request that an officer types for an institution, from paper or the telephone; the assignment itself is a draft
    until somebody of the institution stands behind it."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="entered_assignment")
    came = models.CharField(_("how it came"), max_length=10, choices=EnteredFrom)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    confirmed_by = models.CharField(_("how it was confirmed"), max_length=10, choices=ConfirmedBy, blank=True)

    class Meta:
        ordering = ["-entered_at", "-pk"]
        verbose_name = _("request entered by the office")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by="")
                | (models.Q(confirmed_at__isnull=False) & ~models.Q(confirmed_by="")),
                name="a_confirmed_request_never_lacks_how",
            )
        ]

    def __str__(self) -> str:
        return str(self.assignment)
