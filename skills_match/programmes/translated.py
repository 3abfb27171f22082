"""The texts of public programmes, for the list of translators."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind
from casework.translated.registry import register

from ..models import Programme, ProgrammeRule

register(
    TranslatedKind(
        name="programme",
        model=Programme,
        label=_("Programmes"),
        readable=Programme.objects.public,
        address=lambda record: reverse("programmes:programme", args=[record.code]),
    )
)
register(
    TranslatedKind(
        name="programme-rule",
        model=ProgrammeRule,
        label=_("Rules of programmes"),
        readable=lambda: ProgrammeRule.objects.filter(programme__is_public=True).select_related("programme"),
        address=lambda record: reverse("programmes:programme", args=[record.programme.code]),
    )
)
