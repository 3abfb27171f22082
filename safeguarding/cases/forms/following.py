"""What officers write about a case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ...enums import CASE_NEEDS_REASON, CaseOutcome, CaseState
from ...models import Case, RetentionTerm
from ..readers import officers

NEXT = {
    "label": _("Day of the next answer"),
    "help_text": _("The person who reported reads this day."),
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
}


def _not_past(day):
    if day and day < today_in_closing_zone():
        raise forms.ValidationError(_("This day is past."))
    return day


class MoveForm(forms.Form):
    """A reason that the history keeps, and either the next day or how it ended."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=CaseOutcome.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why, and what was done"),
        help_text=_("Only safeguarding officers read this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    answer_by = forms.DateField(**NEXT)

    def __init__(self, *args, to: CaseState, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = to in CASE_NEEDS_REASON
        del self.fields["answer_by" if to == CaseState.CLOSED else "outcome"]

    def clean_answer_by(self):
        return _not_past(self.cleaned_data["answer_by"])


class WriteForm(forms.Form):
    needed_sometimes = ("answer_by",)

    is_answer = forms.TypedChoiceField(
        label=_("Who reads this?"),
        choices=[("yes", _("The person who reported, and officers")), ("no", _("Only safeguarding officers"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}))
    answer_by = forms.DateField(required=False, **NEXT)

    def clean_answer_by(self):
        return _not_past(self.cleaned_data["answer_by"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_answer") and not cleaned.get("answer_by") and "answer_by" not in self.errors:
            self.add_error("answer_by", _("Say on which day the person hears from you next."))
        return cleaned


class KeepOutForm(forms.Form):
    user = forms.ModelChoiceField(label=_("Who must not read it?"), queryset=User.objects.none())

    def __init__(self, *args, case: Case, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = officers().exclude(pk__in=case.kept_out.values("user"))  # type: ignore[attr-defined]
        self.fields["user"].label_from_instance = lambda user: user.get_full_name()  # type: ignore[attr-defined]


class RetentionForm(Versioned, forms.ModelForm):
    class Meta:
        model = RetentionTerm
        fields = ("days",)
        help_texts = {"days": _("Between 30 and 3,650. Then the case goes with everything that was said about it.")}
