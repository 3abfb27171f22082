"""The forms of the skill and occupation pickers."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.versions import Versioned

from ...models import ConceptSuggestion, PersonSkill


class PersonSkillForm(Versioned, forms.ModelForm):
    """Level and years of one skill."""

    class Meta:
        model = PersonSkill
        fields = ["level", "years", "last_used_year"]
        labels = {
            "level": _("How well do you master it?"),
            "years": _("For how many years have you used it?"),
            "last_used_year": _("When did you use it last? (year)"),
        }
        widgets = {
            "level": forms.RadioSelect,
            "years": forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": 70}),
            "last_used_year": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }
        error_messages = {"level": {"required": _("Choose the sentence that fits you best.")}}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [choice for choice in self.fields["level"].choices if choice[0]]
        self.fields["years"].required = False

    def clean_years(self) -> int:
        return self.cleaned_data["years"] or 0

    def clean_last_used_year(self) -> int | None:
        year = self.cleaned_data["last_used_year"]
        this_year = timezone.localdate().year
        if year is not None and not 1940 <= year <= this_year:
            raise forms.ValidationError(
                _("Enter a year from 1940 to %(this_year)s."), params={"this_year": str(this_year)}
            )
        return year


class PersonOccupationForm(Versioned, forms.Form):
    is_main = forms.BooleanField(
        label=_("This is my main occupation"), required=False, help_text=_("Matches look at it first.")
    )


class MissingSkillForm(forms.ModelForm):
    class Meta:
        model = ConceptSuggestion
        fields = ["text", "language", "explanation"]
        labels = {
            "text": _("The skill that is missing"),
            "language": _("Its language"),
            "explanation": _("What is it used for?"),
        }
        help_texts = {"explanation": _("One sentence helps us to put it in the right place.")}
        widgets = {"explanation": forms.Textarea(attrs={"rows": 3}), "language": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.FULL_LANGUAGES
        self.initial.setdefault("language", reading_language())


class MissingOccupationForm(MissingSkillForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("The occupation that is missing")
        self.fields["explanation"].label = _("What do you do in it?")
        self.fields["explanation"].help_text = _("One sentence helps us to find its group.")
