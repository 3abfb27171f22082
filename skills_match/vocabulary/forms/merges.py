"""Finding two concepts that are one, and saying so."""

from collections.abc import Sequence

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ...enums import ConceptKind
from ..picker import Suggestion

#: What may become one with another of its kind; unit groups are those of ISCO-08.
MERGEABLE = (ConceptKind.SKILL, ConceptKind.OCCUPATION)


class TwinsForm(forms.Form):
    """Two words that are looked up in the address of the page, and the concept that is meant by each."""

    marks_optional = False
    kind = forms.ChoiceField(
        label=_("What are they?"),
        choices=[(ConceptKind.SKILL, _("Skills")), (ConceptKind.OCCUPATION, _("Occupations"))],
    )
    goes = forms.CharField(
        label=_("Name of the one to merge"),
        max_length=100,
        error_messages={"required": _("Write a name of the one to merge.")},
    )
    stays = forms.CharField(
        label=_("Name of the one to keep"),
        max_length=100,
        error_messages={"required": _("Write a name of the one to keep.")},
    )


class TwinForm(forms.Form):
    """Which of those found by the two words are meant. Choices read “label – where it comes from”."""

    marks_optional = False
    concept = forms.TypedChoiceField(
        label=_("Which one should be merged?"),
        widget=forms.RadioSelect,
        coerce=int,
        error_messages={"required": _("Choose the one to merge.")},
    )
    into = forms.TypedChoiceField(
        label=_("Which one should stay?"),
        widget=forms.RadioSelect,
        coerce=int,
        error_messages={"required": _("Choose the one to keep.")},
    )

    def __init__(
        self, *args, goes: Sequence[Suggestion], stays: Sequence[Suggestion], sources: dict[int | None, str], **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (("concept", goes), ("into", stays)):
            self.fields[name].choices = [
                (hit.concept.pk, f"{capfirst(hit.label)} – {sources[hit.concept.taxonomy_id]}") for hit in found
            ]

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("concept") and values.get("concept") == values.get("into"):
            self.add_error("into", _("Choose two different ones."))
        return values


class MergeForm(forms.Form):
    marks_optional = False
    is_same = forms.BooleanField(
        label=_("Both mean the same thing. I know that this cannot be undone."),
        error_messages={"required": _("Tick the box if both mean the same thing, or go back.")},
    )
