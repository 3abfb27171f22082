"""Which month is closed, and why one is opened again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from skills_match.models import Programme


class CloseMonthForm(forms.Form):
    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.none())
    month = forms.DateField(
        label=_("Any day of the month"),
        validators=[Near(back=5, ahead=0)],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, programmes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]


class WhyOpenForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it to be opened?"),
        help_text=_("The colleague who opens it reads this, and it stays in the history."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
