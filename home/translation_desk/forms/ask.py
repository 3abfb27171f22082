"""Asking for a translation."""

import datetime

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ...models.translation.jobs import TranslationJob
from ..jobs import USUAL_DAYS, translators


class JobForm(forms.ModelForm):
    class Meta:
        model = TranslationJob
        fields = ["translator", "due_on", "note"]
        widgets = {
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["translator"].queryset = translators()
        self.fields["translator"].empty_label = _("Anybody of the translators")
        self.initial.setdefault("due_on", localdate() + datetime.timedelta(days=USUAL_DAYS))

    def clean_due_on(self) -> datetime.date:
        day = self.cleaned_data["due_on"]
        if day < localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day
