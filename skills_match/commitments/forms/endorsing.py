"""The answer of the institution above to a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..errors import WhyNotEndorsed


class EndorsementForm(forms.Form):
    needed_sometimes = ("reason",)

    answer = forms.ChoiceField(
        label=_("Does your institution endorse this request?"),
        choices=[("yes", _("Yes, we endorse it")), ("no", _("No, we do not endorse it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed for a no. The institution and the programme office read it."),
    )

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == "no" and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", WhyNotEndorsed.text)
        return cleaned
