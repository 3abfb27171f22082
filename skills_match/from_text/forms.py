"""Pasting a text, and confirming what was found in it."""

from collections.abc import Sequence

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..enums import LEVEL_WORDS, Importance, SkillLevel
from .suggestions import LONGEST_TEXT, TextSuggestion, TextSuggestions


class ReadTextForm(forms.Form):
    """A text to look through. It is never cut off silently: one that is too long comes back whole, with the reason."""

    marks_optional = False
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("Paste the text, or go back and search for each skill.")},
    )

    def __init__(self, *args, label: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].help_text = _(
            "Up to 20,000 characters, in English or Kiswahili. We look for skills in it and do not keep the text."
        )

    def clean_text(self) -> str:
        # A browser sends each end of a line as two characters; nobody counts them so.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if too_many := max(0, len(text) - LONGEST_TEXT):
            raise forms.ValidationError(
                ngettext(
                    "The text is %(count)s character too long. Shorten it to 20,000 characters.",
                    "The text is %(count)s characters too long. Shorten it to 20,000 characters.",
                    too_many,
                )
                % {"count": too_many}
            )
        return text


class _ConfirmForm(forms.Form):
    """A box to tick for each skill, with what is to be said about it."""

    marks_optional = False
    asks: tuple[str, ...] = ("skill", "level")

    def __init__(self, *args, found: TextSuggestions, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for suggestion in found.skills:
            self.fields[f"skill_{suggestion.concept}"] = _box(suggestion)
            self._ask_about(suggestion)

    def _ask_about(self, suggestion: TextSuggestion) -> None:
        self.fields[f"level_{suggestion.concept}"] = forms.TypedChoiceField(
            choices=[(level.value, capfirst(word)) for level, word in LEVEL_WORDS.items()],
            coerce=int,
            initial=SkillLevel.WORKING,
            label=_about(_("Level"), suggestion),
        )

    @property
    def levels(self) -> list[tuple[str, str]]:
        """What the words for the levels mean."""
        return [(capfirst(word), str(level.label)) for level, word in LEVEL_WORDS.items()]

    @property
    def skill_rows(self) -> list[list[forms.BoundField]]:
        """For each skill its box and the fields about it."""
        return [[self[f"{what}_{suggestion.concept}"] for what in self.asks] for suggestion in self.found.skills]

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        if not any(value for name, value in cleaned.items() if name.startswith(("skill_", "occupation"))):
            raise forms.ValidationError(_("Tick at least one, or go back without adding anything."))
        return cleaned

    def _ticked(self, kind: str, suggestions: Sequence[TextSuggestion]) -> list[int]:
        return [s.concept for s in suggestions if self.cleaned_data.get(f"{kind}_{s.concept}")]


class ConfirmForProfileForm(_ConfirmForm):
    def __init__(self, *args, found: TextSuggestions, **kwargs) -> None:
        super().__init__(*args, found=found, **kwargs)
        for suggestion in found.occupations:
            self.fields[f"occupation_{suggestion.concept}"] = _box(suggestion)

    @property
    def occupation_rows(self) -> list[forms.BoundField]:
        return [self[f"occupation_{suggestion.concept}"] for suggestion in self.found.occupations]

    @property
    def confirmed(self) -> dict:
        """What `confirm_for_profile` takes."""
        ticked = self._ticked("skill", self.found.skills)
        return {
            "levels": {skill: self.cleaned_data[f"level_{skill}"] for skill in ticked},
            "occupations": self._ticked("occupation", self.found.occupations),
        }


class ConfirmForAssignmentForm(_ConfirmForm):
    asks = ("skill", "importance", "level")

    def __init__(self, *args, found: TextSuggestions, **kwargs) -> None:
        super().__init__(*args, found=found, **kwargs)
        if found.occupations:
            self.fields["occupation"] = forms.TypedChoiceField(
                choices=[
                    *((s.concept, _("%(occupation)s, because of: “%(words)s”") % _words(s)) for s in found.occupations),
                    ("", _("Leave the occupation as it is")),
                ],
                coerce=int,
                empty_value=None,
                required=False,
                initial="",
                widget=forms.RadioSelect,
                label=_("Which occupation is it?"),
            )

    def _ask_about(self, suggestion: TextSuggestion) -> None:
        super()._ask_about(suggestion)
        self.fields[f"importance_{suggestion.concept}"] = forms.ChoiceField(
            choices=Importance,
            initial=Importance.DESIRED,
            label=_about(_("Importance"), suggestion),
        )

    @property
    def occupation_rows(self) -> list[forms.BoundField]:
        return [self["occupation"]] if self.found.occupations else []

    @property
    def confirmed(self) -> dict:
        """What `confirm_for_assignment` takes."""
        values = self.cleaned_data
        ticked = self._ticked("skill", self.found.skills)
        return {
            "asked": {skill: (values[f"importance_{skill}"], values[f"level_{skill}"]) for skill in ticked},
            "occupation": values.get("occupation"),
        }


def _words(suggestion: TextSuggestion) -> dict[str, str]:
    return {"occupation": capfirst(suggestion.label), "words": suggestion.words}


def _about(label: str, suggestion: TextSuggestion) -> str:
    """A short label next to the skill; who does not see that hears which one."""
    return format_html('{}<span class="visually-hidden"> – {}</span>', label, suggestion.label)


def _box(suggestion: TextSuggestion) -> forms.BooleanField:
    return forms.BooleanField(
        required=False,
        label=capfirst(suggestion.label),
        help_text=_("Because of: “%(words)s”") % {"words": suggestion.words},
    )
