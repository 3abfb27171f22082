"""The texts of the briefing, for the list of translators."""

from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import BriefingPart

register(
    TranslatedKind(
        name="briefing", model=BriefingPart, label=_("Parts of the briefing"), readable=BriefingPart.objects.all
    )
)
