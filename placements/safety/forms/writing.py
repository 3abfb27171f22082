"""What an expert writes on the emergency card, and what the office writes to a region."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.models import Region

from ...models import EmergencyDetail


class EmergencyForm(Versioned, forms.ModelForm):
    phone = forms.CharField(
        label=_("Telephone, with country code"),
        max_length=30,
        validators=[RegexValidator(r"^\+?[0-9][0-9 ()-]{1,28}$", _("Write digits, with + for a country code."))],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = EmergencyDetail
        fields = ("name", "relation", "phone", "helpers")
        help_texts = {
            "name": _("Somebody who knows you, and knows that we may call."),
            "helpers": _("Such as an allergy or a medicine. Host and office read it on the card."),
        }


class RegionMessageForm(forms.Form):
    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.all())
    text = forms.CharField(
        label=_("Message"),
        help_text=_("What has happened, and what to do, in both languages. Everyone is asked: are you safe?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
