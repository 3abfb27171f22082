"""Kinds and states of what editors publish and readers send."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactTopic(TextChoices):
    ACCOUNT = "account", _("My account or profile")
    ASSIGNMENT = "assignment", _("An assignment or application")
    INSTITUTION = "institution", _("My institution")
    PRIVACY = "privacy", _("My personal data")
    WEBSITE = "website", _("This website")
    OTHER = "other", _("Something else")
