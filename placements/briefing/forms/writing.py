"""A part of the briefing, as the office writes it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.name_fields import TitleField
from skills_match.models.querysets import today_in_closing_zone

from ...models import BriefingPart


class BriefingPartForm(Versioned, forms.ModelForm):
    class Meta:
        model = BriefingPart
        fields = (
            "title_en",
            "title_sw",
            "text_en",
            "text_sw",
            "region",
            "group",
            "is_for_stays",
            "order",
            "checked_on",
        )
        field_classes = {"title_en": TitleField, "title_sw": TitleField}
        help_texts = {
            "region": _("Without one, and without professions, everybody reads it."),
            "order": _("Parts with a smaller number come first."),
        }
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 8, "dir": "auto"}) for name in ("text_en", "text_sw")},
            "order": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            "checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day and day > today_in_closing_zone():
            raise forms.ValidationError(_("This day is still to come."))
        return day
