"""What can be taken over from lists that were kept before the portal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListKind(TextChoices):
    """Of what a list is. Each leans on those above it."""

    INSTITUTIONS = "institutions", _("Institutions")
    EXPERTS = "experts", _("Experts")
    ASSIGNMENTS = "assignments", _("Earlier assignments")
