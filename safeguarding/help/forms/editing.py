"""A number that helps, as the office writes it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.name_fields import TitleField
from skills_match.models.querysets import today_in_closing_zone

from ...models import HelpContact


class HelpContactForm(Versioned, forms.ModelForm):
    class Meta:
        model = HelpContact
        fields = (
            "kind",
            "name_en",
            "name_sw",
            "phone",
            "note_en",
            "note_sw",
            "region",
            "country",
            "checked_on",
        )
        field_classes = {"name_en": TitleField, "name_sw": TitleField}
        widgets = {
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            "checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"region": _("Neither region nor country: it holds in all of Tanzania.")}

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day and day > today_in_closing_zone():
            raise forms.ValidationError(_("This day is still to come."))
        return day
