"""The texts of numbers that help, for the list of translators."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import HelpContact

register(
    TranslatedKind(
        name="help_contact",
        model=HelpContact,
        label=_("Numbers that help"),
        readable=HelpContact.objects.all,
        address=lambda row: reverse("safeguarding:help"),
    )
)
