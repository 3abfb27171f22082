"""The texts of formalities, for the list of translators."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import Formality

register(
    TranslatedKind(
        name="formality",
        model=Formality,
        label=_("Formalities"),
        readable=Formality.objects.all,
        address=lambda row: reverse("navigator:needs"),
    )
)
