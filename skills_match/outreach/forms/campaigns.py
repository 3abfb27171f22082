"""The texts of a campaign, in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.name_fields import TitleField


def _text(label) -> forms.CharField:
    return forms.CharField(label=label, max_length=3000, widget=forms.Textarea(attrs={"rows": 8}))


class CampaignForm(Versioned, forms.Form):
    subject_en = TitleField(label=_("Subject in English"), max_length=120)
    text_en = _text(_("Text in English"))
    subject_sw = TitleField(label=_("Subject in Kiswahili"), max_length=120)
    text_sw = _text(_("Text in Kiswahili"))
